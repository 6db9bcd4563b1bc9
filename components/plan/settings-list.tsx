import type { PlanSettings } from "../../lib/plans/rules.ts";
import type { SettingName } from "../../lib/plans/settings-schema.ts";
import { Panel } from "../ui/panel.tsx";
import { SETTING_GROUPS, SETTING_WORDS, settingValue } from "./setting-words.ts";

/** How the plan is read, for those who work by it and do not set it. */
export function SettingsList({
  settings,
  examples,
}: {
  settings: PlanSettings;
  examples: Record<SettingName, string>;
}) {
  return (
    <div className="stack">
      {SETTING_GROUPS.map(({ title, names }) => (
        <Panel key={title} title={title}>
          <dl className="grid gap-3">
            {names.map((name) => (
              <div key={name}>
                <dt>
                  {SETTING_WORDS[name].label}: <b>{settingValue(name, settings[name])}</b>
                </dt>
                <dd className="help">{examples[name]}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      ))}
    </div>
  );
}
