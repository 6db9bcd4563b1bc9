"use client";

import { useActionState } from "react";
import { UNSENT } from "../../lib/people/form-state.ts";
import { changeSettingsAction } from "../../lib/plans/actions.ts";
import type { SettingName } from "../../lib/plans/settings-schema.ts";
import { DAY_OFF_RULE_WORDS, EXCLUSIVE_READING_WORDS } from "../../lib/plans/words.ts";
import { Choice } from "../ui/choice.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Panel } from "../ui/panel.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { SETTING_GROUPS, SETTING_WORDS, settingValue } from "./setting-words.ts";

type SettingsFormProps = {
  plan: { id: number; version: number };
  /** What is stored, and what each makes of a date. */
  stored: Record<SettingName, string>;
  examples: Record<SettingName, string>;
};

const CHOICES: Partial<Record<SettingName, Readonly<Record<string, string>>>> = {
  exclusiveReading: EXCLUSIVE_READING_WORDS,
  dayOffRule: DAY_OFF_RULE_WORDS,
};

/** How the plan is read. After a conflict each differing field shows what someone else stored; sending again keeps this one. */
export function SettingsForm({ plan, stored, examples }: SettingsFormProps) {
  const [state, send] = useActionState(changeSettingsAction, UNSENT);
  const conflict = state.title !== null && Object.keys(state.fields).length === 0;
  const field = (name: SettingName) => {
    const value = state.values[name] ?? stored[name];
    return {
      name,
      label: SETTING_WORDS[name].label,
      error: state.fields[name],
      defaultValue: value,
      help: (
        <>
          {conflict && value !== stored[name] && (
            <b className="block">Giá trị đã lưu: {settingValue(name, stored[name])}</b>
          )}
          <span className="block">{SETTING_WORDS[name].effect}</span>
          <span className="block">{examples[name]}</span>
        </>
      ),
    };
  };
  return (
    <form action={send} className="stack" noValidate aria-label="Cài đặt kế hoạch">
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <input type="hidden" name="id" value={plan.id} />
      <input type="hidden" name="version" value={plan.version} />
      {SETTING_GROUPS.map(({ title, names }) => (
        <Panel key={title} title={title}>
          <div className="form-stack">
            {names.map((name) => (
              <Setting key={name} {...field(name)} />
            ))}
          </div>
        </Panel>
      ))}
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Lưu cài đặt</SubmitButton>
      </div>
    </form>
  );
}

function Setting(field: Parameters<typeof TextInput>[0] & { name: SettingName; defaultValue: string }) {
  const choices = CHOICES[field.name];
  if (choices === undefined) return <TextInput {...field} digits narrow unit={SETTING_WORDS[field.name].unit} />;
  const { name, label, error, defaultValue, help } = field;
  const options = Object.entries(choices).map(([value, words]) => ({ value, label: words }));
  return <Choice key={defaultValue} {...{ name, label, error, defaultValue, help, options }} />;
}
