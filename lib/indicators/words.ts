import { formatMonth, formatNumber } from "../calendar/format.ts";
import type { IndicatorComparator, IndicatorSource } from "../platform/prisma/enums.ts";
import type { EntryLine, Numbers } from "./entry-rules.ts";
import type { IndicatorFigure } from "./figures.ts";
import { type Forecast, type Fraction, meetsTarget, PACE_LEAST, shortfall, type Target, type WhatIf } from "./rules.ts";

/** Before the per cent of a target; "100%" stands alone. */
export const COMPARATOR_WORDS: Readonly<Record<IndicatorComparator, string>> = {
  GT: "trên",
  GTE: "tối thiểu",
  EQ: "đúng",
};

export const SOURCE_WORDS: Readonly<Record<IndicatorSource, string>> = {
  ENTERED: "đơn vị nhập số liệu",
  SERVICES_USED: "tính từ thủ tục có hồ sơ",
  DOSSIERS_ONLINE: "tính từ hồ sơ trực tuyến của các thủ tục",
  RESULTS_ELECTRONIC: "tính từ kết quả điện tử của các thủ tục",
};

/** "trên 90%", "tối thiểu 80%", "100%". */
export function targetWords({ comparator, percent }: Target): string {
  return comparator === "EQ" ? `${percent}%` : `${COMPARATOR_WORDS[comparator]} ${percent}%`;
}

/** More digits than these say nothing. */
const DIGITS = 4;

/**
 * "64,8%". Never rounded onto the target it does not stand at, nor onto 100%: 59,96% stays 59,96%. Null where there is nothing to divide by.
 */
export function rateWords({ part, whole }: Fraction, target?: Target): string | null {
  if (whole === 0) return null;
  const borders = [target?.percent, 100, 0].filter((border) => border !== undefined);
  for (let digits = 1; digits < DIGITS; digits++) {
    const rounded = Number(((part / whole) * 100).toFixed(digits));
    if (borders.every((border) => rounded !== border || part * 100 === border * whole)) return percent(rounded, digits);
  }
  return percent((part / whole) * 100, DIGITS);
}

const percent = (value: number, digits: number) =>
  `${new Intl.NumberFormat("vi-VN", { maximumFractionDigits: digits }).format(value)}%`;

/** "81.000/125.000 hồ sơ". */
export function fractionWords({ part, whole }: Fraction, countedIn: string): string {
  return `${formatNumber(part)}/${formatNumber(whole)} ${countedIn}`;
}

/** "tăng 2,1 điểm % so với tháng trước". */
export function changeWords(points: number | null): string {
  if (points === null) return "chưa đủ số liệu để so với tháng trước";
  const shown = formatNumber(Math.abs(Math.round(points * 10) / 10));
  if (shown === "0") return "không đổi so với tháng trước";
  return `${points > 0 ? "tăng" : "giảm"} ${shown} điểm % so với tháng trước`;
}

/** Whether it is met, in words that stand beside a sign. */
export function metWords(met: boolean | null): string {
  if (met === null) return "Chưa có số liệu";
  return met ? "Đạt" : "Chưa đạt";
}

/** "Mục tiêu trên 90%. Cần thêm 46 dịch vụ." */
export function remainderWords(rate: Fraction, target: Target, countedIn: string): string {
  const goal = `Mục tiêu ${targetWords(target)}.`;
  if (meetsTarget(rate, target) !== false) return goal;
  return `${goal} Còn thiếu ${formatNumber(shortfall(rate, target))} ${countedIn}.`;
}

/** The forecast as a sentence that says on what it rests. */
export function forecastWords(outlook: Forecast): string {
  switch (outlook.kind) {
    case "MET":
      return "Đã đạt mục tiêu.";
    case "TOO_FEW":
      return `Chưa dự báo được: mới có số liệu đủ của ${outlook.months} tháng, cần ít nhất ${PACE_LEAST} tháng.`;
    case "NO_GROWTH":
      return `Chưa dự báo được: tỷ lệ không tăng ${spanWords(outlook)}.`;
    case "EXPECTED":
      return `Dự báo đạt mục tiêu vào ${formatMonth(outlook.month)}, nếu giữ mức tăng bình quân ${paceWords(outlook)} mỗi tháng ${spanWords(outlook)}.`;
    case "FAR":
      return `Chưa dự báo được: với mức tăng bình quân ${paceWords(outlook)} mỗi tháng ${spanWords(outlook)}, hơn hai năm nữa chưa đạt.`;
  }
}

type Paced = Extract<Forecast, { points: number }>;

const spanWords = ({ from, to }: Paced) => `từ ${formatMonth(from)} đến ${formatMonth(to)}`;

const paceWords = ({ points }: Paced) => {
  const digits = points < 0.1 ? 2 : 1;
  return `${new Intl.NumberFormat("vi-VN", { maximumFractionDigits: digits }).format(points)} điểm %`;
};

/** "Nếu Sở Tư pháp đạt 60% (thêm 1.204 hồ sơ trực tuyến) thì toàn tỉnh đạt 61,2%." */
export function whatIfWords({ share, whole, added }: WhatIf, target: Target, more: string): string {
  return `Nếu ${share.name} đạt ${target.percent}% (thêm ${formatNumber(added)} ${more}) thì toàn tỉnh đạt ${rateWords(whole, target)}.`;
}

/** "Nếu cả 3 đơn vị cùng đạt 60% thì toàn tỉnh đạt 64,6%." */
export function allWords(effects: readonly WhatIf[], target: Target): string {
  const [first] = effects;
  const before = first ? first.whole.part - first.added : 0;
  const added = effects.reduce((sum, effect) => sum + effect.added, 0);
  const rate = rateWords({ part: before + added, whole: first?.whole.whole ?? 0 }, target);
  return `Nếu cả ${effects.length} đơn vị cùng đạt ${target.percent}% thì toàn tỉnh đạt ${rate}.`;
}

/** What stands beside a month that is not whole yet. */
export function missingWords(missing: readonly string[]): string | null {
  return missing.length > 0 ? `chưa đủ số liệu: thiếu ${missing.join(", ")}` : null;
}

/** "2/8 chỉ tiêu đạt". */
export function metCountWords(figures: readonly Pick<IndicatorFigure, "met">[]): string {
  return `${figures.filter(({ met }) => met).length}/${figures.length} chỉ tiêu đạt`;
}

/** "2/8 chỉ tiêu đạt mục tiêu"; before anybody has entered a number, that. */
export function metTakeaway(figures: readonly Pick<IndicatorFigure, "met">[]): string {
  const silent = figures.every(({ met }) => met === null);
  return silent ? "Chưa có số liệu của chỉ tiêu nào" : `${metCountWords(figures)} mục tiêu`;
}

/** "1.089/1.260 dịch vụ"; of a procedure "812 hồ sơ, 240 trực tuyến; 790 kết quả, 512 điện tử". */
export function numbersWords({ kind, about }: Pick<EntryLine, "kind" | "about">, numbers: Numbers): string {
  const said = (name: string) => formatNumber(numbers[name] ?? 0);
  if (kind === "indicator") return `${said("part")}/${said("whole")} ${about}`;
  return `${said("received")} hồ sơ, ${said("online")} trực tuyến; ${said("issued")} kết quả, ${said("electronic")} điện tử`;
}
