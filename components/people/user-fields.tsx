import type { AgencyChoice, UserRow } from "../../lib/people/queries.ts";
import { ROLE_HELP, ROLE_WORDS, ROLES } from "../../lib/people/words.ts";
import { Select } from "../ui/select.tsx";
import { TextInput } from "../ui/text-input.tsx";

type UserFieldsProps = {
  agencies: readonly AgencyChoice[];
  /** What was typed when the form came back; otherwise what is stored. */
  values: Record<string, string>;
  errors: Record<string, string>;
  stored?: UserRow;
  /** The version did not fit: what someone else stored stands under each field that differs. */
  conflict?: boolean;
};

/** What is kept of a person: name, title, agency, work e-mail and phone, nothing else (PRODUCT, "Organisations and people"). */
export function UserFields({ agencies, values, errors, stored, conflict }: UserFieldsProps) {
  const saved = storedTexts(stored);
  const field = (name: keyof typeof saved) => {
    const value = values[name] ?? saved[name];
    const differs = conflict && value !== saved[name];
    return {
      name,
      error: errors[name],
      defaultValue: value,
      saved: differs ? `Bản đã lưu: ${saved[name] || "trống"}` : null,
    };
  };
  const agency = field("agencyId");
  const role = field("role");
  const agencyOptions = agencies.map(({ id, name, reports }) => ({
    value: String(id),
    label: reports ? name : `${name} (không báo cáo)`,
  }));
  const labelOf = (id: string) => agencyOptions.find(({ value }) => value === id)?.label ?? "không thuộc đơn vị nào";
  return (
    <>
      <Text {...field("name")} label="Họ và tên" autoComplete="off" />
      <Text {...field("title")} label="Chức vụ" optional />
      <Select
        key={`role-${role.defaultValue}`}
        name="role"
        label="Vai trò"
        options={ROLES.map((value) => ({ value, label: `${ROLE_WORDS[value]}: ${ROLE_HELP[value]}` }))}
        empty={stored ? undefined : "Chọn vai trò"}
        defaultValue={role.defaultValue}
        error={role.error}
        help={role.saved ? `Bản đã lưu: ${stored ? ROLE_WORDS[stored.role] : ""}` : undefined}
      />
      <Select
        key={`agency-${agency.defaultValue}`}
        name="agencyId"
        label="Đơn vị"
        optional
        options={agencyOptions}
        empty="Không thuộc đơn vị nào"
        defaultValue={agency.defaultValue}
        error={agency.error}
        help={
          agency.saved ? `Bản đã lưu: ${labelOf(saved.agencyId)}` : "Bắt buộc với cán bộ đầu mối và lãnh đạo đơn vị."
        }
      />
      <Text {...field("email")} label="Thư công vụ" type="email" optional autoComplete="off" />
      <Text {...field("phone")} label="Điện thoại" type="tel" optional autoComplete="off" />
    </>
  );
}

type TextProps = Parameters<typeof TextInput>[0] & { saved: string | null };

function Text({ saved, ...input }: TextProps) {
  return <TextInput {...input} help={saved ?? undefined} />;
}

function storedTexts(user: UserRow | undefined) {
  return {
    name: user?.name ?? "",
    title: user?.title ?? "",
    role: user?.role ?? "",
    agencyId: user?.agencyId ? String(user.agencyId) : "",
    email: user?.email ?? "",
    phone: user?.phone ?? "",
  };
}
