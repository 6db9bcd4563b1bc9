/**
 * The eight status colours. The class `s-<tone>` sets --c (ink), --b (tint), --l (line) and --f (chart mark) for whatever
 * stands inside it; which fact takes which tone is the business of the noun's own folder.
 */
export type Tone = "ok" | "late" | "on" | "soon" | "over" | "reg" | "wait" | "na";

export function toneClass(tone: Tone): `s-${Tone}` {
  return `s-${tone}`;
}
