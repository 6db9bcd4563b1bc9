import { DAY_OFF_KIND_WORDS } from "../../lib/plans/words.ts";
import type { DayOffKind } from "../../lib/platform/prisma/enums.ts";
import { Select } from "../ui/select.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

const NOTHING = { date: "", name: "", kind: "", uncertain: "" };

/** A day as it is stored, its date written out: a calendar date does not travel to the browser. */
export type StoredDay = { date: string; name: string; kind: DayOffKind; uncertain: string };

/**
 * What the calendar keeps of a day.
 * @param values what was typed when the form came back; otherwise what is stored stands there
 * @param conflict someone else saved meanwhile: what is stored now stands under each field that differs
 */
export function DayOffFields({
  values,
  errors,
  stored,
  conflict,
}: {
  values: Record<string, string>;
  errors: Record<string, string>;
  stored?: StoredDay;
  conflict?: boolean;
}) {
  const saved = stored ?? NOTHING;
  const field = (name: keyof typeof saved, help?: string) => {
    const value = values[name] ?? saved[name];
    const differs = conflict && value !== saved[name];
    const shown = name === "kind" && stored ? DAY_OFF_KIND_WORDS[stored.kind] : saved[name];
    return {
      name,
      error: errors[name],
      defaultValue: value,
      help: differs ? `Bản đã lưu: ${shown || "trống"}` : help,
    };
  };
  const kind = field("kind");
  return (
    <>
      <DateInput {...field("date", "Dạng dd/mm/yyyy.")} label="Ngày" />
      <TextInput {...field("name")} label="Tên" autoComplete="off" placeholder="Ví dụ: Quốc khánh 2/9" />
      <Select
        key={kind.defaultValue}
        {...kind}
        label="Loại"
        options={Object.entries(DAY_OFF_KIND_WORDS).map(([value, words]) => ({ value, label: words }))}
        empty={stored ? undefined : "Chọn loại ngày"}
      />
      <TextInput
        {...field("uncertain", "Ví dụ: chờ thông báo của Bộ Nội vụ. Hiện cạnh ngày này trong lịch.")}
        label="Điều cần kiểm tra"
        optional
        autoComplete="off"
      />
    </>
  );
}
