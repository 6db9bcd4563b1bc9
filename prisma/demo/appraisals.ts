/**
 * Proposals for praise and criticism in the demo, by the rule the product comes with: the second quarter's submission went out, the third
 * quarter's is being worked through. Times are Vietnam time.
 */
export type DemoAppraisal = {
  from: string;
  to: string;
  /** When it was drafted. */
  at: string;
  /** Decisions by the agency's code. */
  decisions: readonly {
    agency: string;
    at: string;
    verdict: "ACCEPTED" | "DISMISSED";
    reason?: string;
    /** In place of the rule's own. */
    degree?: "REMIND";
    text?: string;
  }[];
  /** Every other proposal is taken as it is, at this time; null: it waits. */
  restAt: string | null;
  issue: { at: string; number: string } | null;
};

export const APPRAISALS: readonly DemoAppraisal[] = [
  {
    from: "2023-04",
    to: "2023-06",
    at: "2023-07-06 09:10",
    decisions: [
      {
        agency: "cong-an-tinh",
        at: "2023-07-06 09:40",
        verdict: "DISMISSED",
        reason: "Công an tỉnh là cơ quan thường trực, không tự đề xuất biểu dương cho mình.",
      },
    ],
    restAt: "2023-07-06 10:15",
    issue: { at: "2023-07-07 14:20", number: "815/TTr-CAT-PC06" },
  },
  {
    from: "2023-07",
    to: "2023-09",
    at: "2023-10-06 09:30",
    decisions: [
      {
        agency: "cong-an-tinh",
        at: "2023-10-06 09:45",
        verdict: "DISMISSED",
        reason: "Công an tỉnh là cơ quan thường trực, không tự đề xuất biểu dương cho mình.",
      },
      { agency: "tp-bac-giang", at: "2023-10-06 09:50", verdict: "ACCEPTED" },
      {
        agency: "so-tnmt",
        at: "2023-10-06 10:20",
        verdict: "ACCEPTED",
        degree: "REMIND",
        text: "Nhiệm vụ 16 quá hạn sau hai lần gia hạn; báo cáo đúng hạn 2/3 kỳ. Phần mềm đang nghiệm thu.",
        reason: "Nhiệm vụ mới quá hạn 6 ngày, đơn vị đang nghiệm thu.",
      },
      { agency: "huyen-luc-ngan", at: "2023-10-06 10:35", verdict: "ACCEPTED" },
    ],
    restAt: null,
    issue: null,
  },
];
