import type { PlanSettings } from "../../lib/plans/rules.ts";
import type { SettingName } from "../../lib/plans/settings-schema.ts";
import { DefinitionList } from "../ui/lists.tsx";
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
          <DefinitionList
            items={names.map((name) => ({
              term: SETTING_WORDS[name].label,
              value: (
                <>
                  <b>{settingValue(name, settings[name])}</b>
                  <span className="second block">{examples[name]}</span>
                </>
              ),
            }))}
          />
        </Panel>
      ))}
    </div>
  );
}
