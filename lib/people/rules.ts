/**
 * What TCVN 14423:2026 asks of a password that stands alone (no second factor): at least 14 characters of four classes.
 * The standard leaves the numbers to the owner of the system, by risk: they are here and nowhere else.
 */
export type PasswordRule = { minimumLength: number; maximumLength: number; classes: number };

export const PASSWORD_RULE: PasswordRule = { minimumLength: 14, maximumLength: 200, classes: 4 };

/** The rule in words, shown beside every field that takes a new password. */
export function passwordRuleText(rule: PasswordRule = PASSWORD_RULE): string {
  return `Ít nhất ${rule.minimumLength} ký tự, đủ chữ thường, chữ hoa, chữ số và ký tự đặc biệt; không chứa tên đăng nhập.`;
}

const CLASSES: { name: string; pattern: RegExp }[] = [
  { name: "chữ thường", pattern: /\p{Ll}/u },
  { name: "chữ hoa", pattern: /\p{Lu}/u },
  { name: "chữ số", pattern: /\p{Nd}/u },
  { name: "ký tự đặc biệt", pattern: /[^\p{L}\p{Nd}]/u },
];

/**
 * Why a new password is refused, as a Vietnamese sentence that says what to enter; null when it is good.
 * Source: TCVN 14423:2026, §4.6 and §5.6.
 */
export function passwordProblem(
  plain: string,
  owner: { username: string },
  rule: PasswordRule = PASSWORD_RULE,
): string | null {
  const length = [...plain.normalize("NFC")].length;
  if (length === 0) return "Nhập mật khẩu mới.";
  if (length < rule.minimumLength) {
    return `Mật khẩu mới cần ít nhất ${rule.minimumLength} ký tự; đang có ${length}.`;
  }
  if (length > rule.maximumLength) return `Mật khẩu mới dài quá ${rule.maximumLength} ký tự. Nhập ngắn hơn.`;
  const missing = CLASSES.filter(({ pattern }) => !pattern.test(plain)).map(({ name }) => name);
  if (CLASSES.length - missing.length < rule.classes) return `Mật khẩu mới còn thiếu ${missing.join(", ")}.`;
  const name = owner.username.trim().toLowerCase();
  if (name !== "" && plain.toLowerCase().includes(name)) return "Mật khẩu mới chứa tên đăng nhập. Nhập mật khẩu khác.";
  return null;
}
