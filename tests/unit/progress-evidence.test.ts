import { describe, expect, it } from "vitest";
import { completionGaps } from "../../lib/progress/rules.ts";

const NUMBER = "245/BC-STNMT";
const DATE = "06/10/2023";

describe("what a claim of completion lacks: the document's number and date, or a file", () => {
  const CASES: [name: string, number: string, date: string, files: number, missing: string[]][] = [
    ["nothing, with both", NUMBER, DATE, 0, []],
    ["nothing, with a file", "", "", 1, []],
    ["nothing, with both and files", NUMBER, DATE, 3, []],
    ["both, with neither", "", "", 0, ["evidenceNumber", "evidenceDate"]],
    ["the date of a document that is named", NUMBER, "", 0, ["evidenceDate"]],
    ["the number of one whose date is given", "", DATE, 0, ["evidenceNumber"]],
    ["the date, though there is a file", NUMBER, "", 1, ["evidenceDate"]],
    ["the number, though there is a file", "", DATE, 1, ["evidenceNumber"]],
  ];
  it.each(CASES)("%s", (_name, evidenceNumber, evidenceDate, files, missing) => {
    const gaps = completionGaps({ completedOn: "05/10/2023", evidenceNumber, evidenceDate, files });
    expect(Object.keys(gaps)).toEqual(missing);
  });

  it("its day, whatever else there is", () => {
    const claim = { completedOn: "", evidenceNumber: NUMBER, evidenceDate: DATE, files: 1 };
    expect(completionGaps(claim)).toEqual({ completedOn: "Nhập ngày hoàn thành." });
  });

  it("and says that a file would do, where nothing is named", () => {
    const bare = { completedOn: "x", evidenceNumber: "", evidenceDate: "" };
    expect(completionGaps({ ...bare, files: 0 })["evidenceNumber"]).toContain("hoặc đính kèm tệp");
    expect(completionGaps({ ...bare, evidenceDate: DATE, files: 0 })["evidenceNumber"]).not.toContain("tệp");
  });
});
