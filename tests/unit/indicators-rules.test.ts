import { describe, expect, it, test } from "vitest";
import {
  forecast,
  isJump,
  meetsTarget,
  pointsBetween,
  shortfall,
  type Target,
  whatIf,
} from "../../lib/indicators/rules.ts";
import {
  changeWords,
  forecastWords,
  rateWords,
  remainderWords,
  targetWords,
  whatIfWords,
} from "../../lib/indicators/words.ts";
import { month } from "../support/builders.ts";

const OVER_60: Target = { comparator: "GT", percent: 60 };
const LEAST_80: Target = { comparator: "GTE", percent: 80 };
const ALL: Target = { comparator: "EQ", percent: 100 };

const share = (part: number, whole: number) => ({ part, whole });

describe("a rate against its target", () => {
  test.each([
    ["trên 60%: exactly 60% is not above", OVER_60, share(60_000, 100_000), false],
    ["trên 60%: one more is", OVER_60, share(60_001, 100_000), true],
    ["trên 60%: three fifths of five", OVER_60, share(3, 5), false],
    ["trên 60%: of two thousand million, one more", OVER_60, share(1_288_490_188, 2_147_483_646), true],
    ["trên 60%: of two thousand million, one less", OVER_60, share(1_288_490_187, 2_147_483_646), false],
    ["tối thiểu 80%: exactly 80% is enough", LEAST_80, share(4, 5), true],
    ["tối thiểu 80%: one less is not", LEAST_80, share(79_999, 100_000), false],
    ["100%: all of them", ALL, share(25, 25), true],
    ["100%: all but one of a million", ALL, share(999_999, 1_000_000), false],
    ["nothing to divide by", ALL, share(0, 0), null],
  ])("%s", (_, target, rate, met) => {
    expect(meetsTarget(rate, target)).toBe(met);
  });

  it("says how many are lacking: that many more meet it, one fewer does not", () => {
    for (const target of [OVER_60, LEAST_80, ALL]) {
      for (let whole = 1; whole <= 60; whole++) {
        for (let part = 0; part <= whole; part += 7) {
          const lacking = shortfall(share(part, whole), target);
          expect(meetsTarget(share(part + lacking, whole), target), `${part}/${whole}`).toBe(true);
          if (lacking > 0) expect(meetsTarget(share(part + lacking - 1, whole), target)).toBe(false);
        }
      }
    }
  });
});

describe("the words of a rate", () => {
  test.each([
    [share(81_000, 125_000), "64,8%"],
    [share(3, 4), "75%"],
    // Never rounded onto a target it does not stand at.
    [share(59_996, 100_000), "59,996%"],
    [share(60_001, 100_000), "60,001%"],
    [share(60_000, 100_000), "60%"],
    [share(0, 0), null],
  ])("%o reads %s", (rate, words) => {
    expect(rateWords(rate, OVER_60)).toBe(words);
  });

  it("nor onto all, nor onto nothing", () => {
    expect(rateWords(share(1_742_299, 1_742_300))).toBe("99,9999%");
    expect(rateWords(share(1, 5000))).toBe("0,02%");
  });

  it("say the target, what is lacking and the change", () => {
    expect([OVER_60, LEAST_80, ALL].map(targetWords)).toEqual(["trên 60%", "tối thiểu 80%", "100%"]);
    expect(remainderWords(share(1089, 1260), { comparator: "GT", percent: 90 }, "dịch vụ")).toBe(
      "Mục tiêu trên 90%. Còn thiếu 46 dịch vụ.",
    );
    expect(changeWords(pointsBetween(share(1, 2), share(13, 25)))).toBe("tăng 2 điểm % so với tháng trước");
    expect(changeWords(pointsBetween(share(1, 2), share(1, 3)))).toBe("giảm 16,7 điểm % so với tháng trước");
    expect(changeWords(0.01)).toBe("không đổi so với tháng trước");
    expect(changeWords(null)).toBe("chưa đủ số liệu để so với tháng trước");
  });
});

describe("a forecast", () => {
  const rates = (...parts: number[]) =>
    parts.map((part, index) => ({ month: month("2023-05").add({ months: index }), part, whole: 100 }));

  it("is a straight line through the last four months, and says so", () => {
    const outlook = forecast(rates(10, 52, 53, 55, 58), OVER_60);
    expect(outlook).toMatchObject({ kind: "EXPECTED", from: month("2023-06"), to: month("2023-09") });
    expect(forecastWords(outlook)).toBe(
      "Dự báo đạt mục tiêu vào tháng 11/2023, nếu giữ mức tăng bình quân 2 điểm % mỗi tháng từ tháng 6/2023 đến tháng 9/2023.",
    );
  });

  it("that comes to exactly 60% has not passed it: the month after has", () => {
    const outlook = forecast(rates(54, 55, 56, 57), OVER_60);
    // 58, 59, 60, 61.
    expect(outlook).toMatchObject({ kind: "EXPECTED", month: month("2023-12") });
    expect(forecast(rates(54, 55, 56, 57), { comparator: "GTE", percent: 60 })).toMatchObject({
      month: month("2023-11"),
    });
  });

  it("of 100% is the month in which the line gets there, also past it", () => {
    expect(forecast(rates(70, 77, 84, 91), ALL)).toMatchObject({ month: month("2023-10") });
    expect(forecast(rates(70, 77, 84, 94), ALL)).toMatchObject({ month: month("2023-09") });
  });

  it("does not forecast a month that is told already", () => {
    const whole = rates(54, 56, 58);
    expect(forecast(whole, OVER_60)).toMatchObject({ month: month("2023-09") });
    expect(forecast(whole, OVER_60, month("2023-09"))).toMatchObject({ month: month("2023-10") });
  });

  it("is not made of too little, of standing still, or for years ahead; what is met needs none", () => {
    expect(forecast([], OVER_60)).toEqual({ kind: "TOO_FEW", months: 0 });
    expect(forecastWords(forecast(rates(50, 55), OVER_60))).toBe(
      "Chưa dự báo được: mới có số liệu đủ của 2 tháng, cần ít nhất 3 tháng.",
    );
    expect(forecast(rates(55, 57, 55), OVER_60).kind).toBe("NO_GROWTH");
    expect(forecast(rates(57, 55, 54), OVER_60).kind).toBe("NO_GROWTH");
    expect(forecast([...rates(10, 10)], OVER_60).kind).toBe("TOO_FEW");
    const slow = rates(5000, 5001, 5002).map(({ part, ...rest }) => ({ ...rest, part, whole: 10_000 }));
    expect(forecastWords(forecast(slow, OVER_60))).toContain("hơn hai năm nữa chưa đạt");
    expect(forecast(rates(50, 55, 61), OVER_60)).toEqual({ kind: "MET" });
  });

  it("is the same as walking the line month by month", () => {
    for (let first = 1; first < 50; first += 3) {
      for (let step = 1; step < 9; step++) {
        const outlook = forecast(rates(first, first + step, first + 2 * step, first + 3 * step), OVER_60);
        if (outlook.kind === "MET") continue;
        let [ahead, rate] = [0, first + 3 * step];
        while (rate <= 60) [ahead, rate] = [ahead + 1, rate + step];
        const expected = ahead > 24 ? { kind: "FAR" } : { month: month("2023-08").add({ months: ahead }) };
        expect(outlook, `${first} + ${step}`).toMatchObject(expected);
      }
    }
  });
});

describe("a jump", () => {
  test.each([
    [100, 300, false],
    [100, 301, true],
    [301, 100, true],
    [300, 100, false],
    [100, 0, true],
    // Nothing is three times nothing, and small numbers leap.
    [0, 5000, false],
    [2, 9, false],
    [2, 10, true],
  ])("from %i to %i: %s", (before, now, asked) => {
    expect(isJump(before, now)).toBe(asked);
  });
});

describe("what would be if one of them met the target", () => {
  const shares = [
    { key: "a", name: "Sở A", part: 30, whole: 100 },
    { key: "b", name: "Sở B", part: 500, whole: 900 },
    { key: "c", name: "Sở C", part: 90, whole: 100 },
    { key: "d", name: "Sở D", part: 0, whole: 0 },
  ];

  it("names those below it, the largest effect first", () => {
    const effects = whatIf(shares, 60);
    expect(effects.map(({ share: { key }, added, whole }) => [key, added, whole.part, whole.whole])).toEqual([
      ["b", 40, 660, 1100],
      ["a", 30, 650, 1100],
    ]);
    expect(effects.map((effect) => whatIfWords(effect, OVER_60, "hồ sơ trực tuyến"))).toEqual([
      "Nếu Sở B đạt 60% (thêm 40 hồ sơ trực tuyến) thì toàn tỉnh đạt 60%.",
      "Nếu Sở A đạt 60% (thêm 30 hồ sơ trực tuyến) thì toàn tỉnh đạt 59,1%.",
    ]);
  });

  it("leaves the others as they are", () => {
    for (const effect of whatIf(shares, 60)) {
      const again = shares.map((one) => (one.key === effect.share.key ? { ...one, ...effect.raised } : one));
      const part = again.reduce((sum, one) => sum + one.part, 0);
      expect(part).toBe(effect.whole.part);
      expect(effect.raised.part * 100).toBeGreaterThanOrEqual(60 * effect.raised.whole);
    }
  });
});
