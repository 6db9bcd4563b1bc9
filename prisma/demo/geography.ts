/** The ten districts of the demo with their communes, wards and townships of 2023: 209 in all. */
export const DISTRICTS = [
  { code: "tp-bac-giang", place: "thành phố", name: "TP Bắc Giang", communes: 16 },
  { code: "huyen-hiep-hoa", place: "huyện", name: "Hiệp Hòa", communes: 25 },
  { code: "huyen-viet-yen", place: "huyện", name: "Việt Yên", communes: 17 },
  { code: "huyen-tan-yen", place: "huyện", name: "Tân Yên", communes: 22 },
  { code: "huyen-yen-the", place: "huyện", name: "Yên Thế", communes: 19 },
  { code: "huyen-luc-nam", place: "huyện", name: "Lục Nam", communes: 25 },
  { code: "huyen-luc-ngan", place: "huyện", name: "Lục Ngạn", communes: 29 },
  { code: "huyen-son-dong", place: "huyện", name: "Sơn Động", communes: 17 },
  { code: "huyen-lang-giang", place: "huyện", name: "Lạng Giang", communes: 21 },
  { code: "huyen-yen-dung", place: "huyện", name: "Yên Dũng", communes: 18 },
] as const;

export type District = (typeof DISTRICTS)[number];

/** Where lines are weak and people few: what these three find hard comes up again and again. */
export const MOUNTAIN_DISTRICTS: readonly string[] = ["huyen-yen-the", "huyen-luc-ngan", "huyen-son-dong"];
