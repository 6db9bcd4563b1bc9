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

/**
 * How long a sign-in lasts: never longer than `absoluteMinutes`, and no longer than `idleMinutes` without a request
 * (TCVN 14423:2026: a session times out; the numbers are the owner's). The cookie is renewed at most every `renewMinutes`.
 */
export type SessionRule = { absoluteMinutes: number; idleMinutes: number; renewMinutes: number };

export const SESSION_RULE: SessionRule = { absoluteMinutes: 12 * 60, idleMinutes: 60, renewMinutes: 5 };

/**
 * Until when (epoch seconds) a session that began at `startedAt` may lie idle, seen from `now`.
 * At or before `now` means it is over.
 */
export function sessionEnds(startedAt: number, now: number, rule: SessionRule = SESSION_RULE): number {
  return Math.min(now + rule.idleMinutes * 60, startedAt + rule.absoluteMinutes * 60);
}

/** How failed sign-ins slow the next ones down: `free` failures cost nothing, each further one doubles the wait. */
export type SlowDownRule = {
  free: number;
  firstWaitSeconds: number;
  longestWaitSeconds: number;
  forgetAfterSeconds: number;
};

/**
 * By name: someone guesses one person's password. The wait stays bounded, so that nobody can be locked out for good.
 */
export const NAME_SLOW_DOWN: SlowDownRule = {
  free: 5,
  firstWaitSeconds: 30,
  longestWaitSeconds: 15 * 60,
  forgetAfterSeconds: 24 * 3600,
};

/**
 * By address: someone tries many names. A whole office stands behind one address, so these waits are shorter.
 */
export const ADDRESS_SLOW_DOWN: SlowDownRule = {
  free: 5,
  firstWaitSeconds: 5,
  longestWaitSeconds: 5 * 60,
  forgetAfterSeconds: 3600,
};

/** How long the next attempt waits after this many failures; 0 while they are free. */
export function waitAfter(failures: number, rule: SlowDownRule): number {
  if (failures < rule.free) return 0;
  return Math.min(rule.firstWaitSeconds * 2 ** (failures - rule.free), rule.longestWaitSeconds);
}

/** "30 giây", "2 phút": rounded up, so that nobody comes back a moment too early. */
export function waitInWords(seconds: number): string {
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))} giây` : `${Math.ceil(seconds / 60)} phút`;
}

/**
 * The way to a page of this site, or "/" for anything else: an address given to the sign-in page never leads away.
 * Sign-in itself and what is not a page are no places to come back to.
 */
export function safeNext(next: unknown): string {
  const home = "/";
  if (typeof next !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) || next.length > 500) return home;
  const base = "http://desk.invalid";
  if (!URL.canParse(next, base)) return home;
  const url = new URL(next, base);
  if (url.origin !== base || /^\/(api|login|_next)(\/|$)/.test(url.pathname)) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}
