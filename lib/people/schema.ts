import { z } from "zod";
import { readDate } from "../calendar/format.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { ROLES } from "./words.ts";

/** A name is kept in one case and one Unicode form, however it is typed. */
export function normalUsername(typed: string): string {
  return typed.normalize("NFC").trim().toLowerCase();
}

const text = (most: number, missing: string) =>
  z.string().trim().normalize("NFC").min(1, missing).max(most, `Nhập tối đa ${most} ký tự.`);

const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(most, `Nhập tối đa ${most} ký tự.`)
    .transform((value) => value || null);

const id = z.coerce.number().int().positive();
const version = z.coerce.number().int().nonnegative();

const username = z
  .string()
  .transform(normalUsername)
  .pipe(
    z
      .string()
      .min(1, "Nhập tên đăng nhập.")
      .max(60, "Nhập tối đa 60 ký tự.")
      .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, "Chỉ dùng chữ thường không dấu, chữ số, dấu chấm và gạch nối."),
  );

const email = optionalText(120).refine((value) => value === null || z.email().safeParse(value).success, {
  message: "Nhập địa chỉ thư công vụ, ví dụ ten@bacgiang.gov.vn.",
});

const phone = optionalText(30).refine((value) => value === null || /^\+?[\d\s.()-]{6,}$/.test(value), {
  message: "Nhập số điện thoại, ví dụ 0204 3854 123.",
});

const agencyId = z
  .string()
  .transform((value) => (value === "" ? null : Number(value)))
  .pipe(z.number("Chọn đơn vị trong danh sách.").int().positive().nullable());

const person = {
  name: text(120, "Nhập họ và tên."),
  title: optionalText(160),
  role: z.enum(ROLES, "Chọn vai trò."),
  agencyId,
  email,
  phone,
};

/** Officers and heads write for an agency, so they have one. */
function belongsSomewhere(user: { role: string; agencyId: number | null }): boolean {
  return user.agencyId !== null || !["OFFICER", "AGENCY_HEAD"].includes(user.role);
}

const AGENCY_MISSING = { path: ["agencyId"], message: "Chọn đơn vị: vai trò này cập nhật thay cho một đơn vị." };

export const newUserForm = z.object({ username, ...person }).refine(belongsSomewhere, AGENCY_MISSING);
export const userForm = z.object({ id, version, ...person }).refine(belongsSomewhere, AGENCY_MISSING);
export const userActForm = z.object({ id, version });
export const administratorForm = z.object({ username, name: person.name, password: z.string() });

export const signInForm = z.object({
  username: z.string().trim().min(1, "Nhập tên đăng nhập.").max(200, "Tên đăng nhập dài quá 200 ký tự."),
  password: z.string().min(1, "Nhập mật khẩu.").max(500, "Mật khẩu dài quá 500 ký tự."),
});

export const passwordForm = z
  .object({
    current: z.string().min(1, "Nhập mật khẩu đang dùng.").max(500, "Mật khẩu dài quá 500 ký tự."),
    next: z.string().min(1, "Nhập mật khẩu mới."),
    again: z.string(),
  })
  .refine(({ next, again }) => next.normalize("NFC") === again.normalize("NFC"), {
    path: ["again"],
    message: "Hai lần nhập mật khẩu mới không giống nhau. Nhập lại.",
  });

export const reportingForm = z.object({
  id,
  version,
  reporting: z.enum(["on", "off"], "Chọn bật hoặc dừng báo cáo."),
  from: z
    .string()
    .transform((typed) => readDate(typed))
    .refine((date) => date !== null, { message: "Nhập ngày theo dạng dd/mm/yyyy, ví dụ 15/01/2023." })
    .transform((date) => date as Temporal.PlainDate),
  reason: text(500, "Nhập lý do, kèm số văn bản nếu có."),
});

export const signOffForm = z.object({ id, version, needed: z.enum(["on", "off"], "Chọn chế độ duyệt báo cáo.") });

export type SignOffInput = z.infer<typeof signOffForm>;
export type NewUserInput = z.infer<typeof newUserForm>;
export type UserInput = z.infer<typeof userForm>;
export type UserActInput = z.infer<typeof userActForm>;
export type AdministratorInput = z.infer<typeof administratorForm>;
export type PasswordInput = z.infer<typeof passwordForm>;
export type ReportingInput = z.infer<typeof reportingForm>;

/** What a form sent, as text; files and repeated fields are nobody's here. */
export function formValues(form: FormData): Record<string, string> {
  const texts: [string, string][] = [];
  for (const [name, value] of form) if (typeof value === "string") texts.push([name, value]);
  return Object.fromEntries(texts);
}

/** Reads a form with its schema; INVALID_INPUT carries the first message of each field. */
export function parseForm<T>(schema: z.ZodType<T>, values: Record<string, string>): Result<T> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return success(parsed.data);
  const fields: FieldErrors = {};
  for (const { path, message } of parsed.error.issues) fields[String(path[0] ?? "form")] ??= message;
  return failure("INVALID_INPUT", fields);
}
