import { describe, expect, it } from "vitest";
import { muteWords } from "../../components/alert/alert-words.ts";
import {
  canBeMuted,
  latestMuteEnd,
  MUTABLE_KINDS,
  type MuteRequest,
  muteProblems,
} from "../../lib/oversight/mute-rules.ts";
import { acknowledgeInput, muteInput } from "../../lib/oversight/schema.ts";
import { day } from "../support/builders.ts";

const TODAY = day("2023-10-10");
const request = (about: Partial<MuteRequest>): MuteRequest => ({
  taskId: 16,
  kind: null,
  untilOn: day("2023-10-20"),
  ...about,
});
const problems = (about: Partial<MuteRequest>) => Object.keys(muteProblems(request(about), TODAY));

describe("what can be muted", () => {
  it("is everything but the answers addressed to an agency", () => {
    expect(MUTABLE_KINDS).toContain("DEADLINE_PASSED");
    expect(canBeMuted("COMPLETION_RETURNED")).toBe(false);
    expect(canBeMuted("EXTENSION_DECIDED")).toBe(false);
    expect(canBeMuted("GUIDANCE_RECORDED")).toBe(false);
    expect(problems({ kind: "COMPLETION_RETURNED" })).toEqual(["kind"]);
    expect(problems({ kind: "SILENT" })).toEqual([]);
  });

  it("is a task, a kind, or both; not everything", () => {
    expect(problems({ taskId: null, kind: "SILENT" })).toEqual([]);
    expect(problems({ taskId: null })).toEqual(["taskId"]);
  });
});

describe("the end of a mute", () => {
  it.each([
    ["2023-10-09", ["untilOn"]],
    ["2023-10-10", []],
    ["2024-01-08", []],
    ["2024-01-09", ["untilOn"]],
  ])("%s asked for on 10/10/2023: %j", (untilOn, fields) => {
    expect(problems({ untilOn: day(untilOn) })).toEqual(fields);
  });

  it("is 90 days ahead at most, and the message names the day", () => {
    expect(latestMuteEnd(TODAY)).toEqual(day("2024-01-08"));
    expect(muteProblems(request({ untilOn: day("2025-01-01") }), TODAY)["untilOn"]).toContain("08/01/2024");
  });

  it.each(["31/02/2023", "", "mai", "32/10/2023", "10/10/0223", "2023-10-99"])(
    "refuses “%s” beside its field",
    (untilOn) => {
      const read = muteInput.safeParse({ taskId: "16", kind: "", untilOn });
      expect(read.success).toBe(false);
      expect(read.error?.issues.map(({ path }) => path[0])).toEqual(["untilOn"]);
    },
  );
});

describe("what a form sends", () => {
  it("is read: nothing chosen is no task, no kind", () => {
    expect(muteInput.parse({ taskId: "", kind: "", untilOn: "20/10/2023" })).toEqual({
      taskId: null,
      kind: null,
      untilOn: day("2023-10-20"),
    });
    expect(muteInput.parse({ taskId: "7", kind: "SILENT", untilOn: "20/10/2023" }).taskId).toBe(7);
  });

  it.each([
    [{ taskId: "x", kind: "" }, "taskId"],
    [{ taskId: "99999999999", kind: "" }, "taskId"],
    [{ taskId: "1", kind: "COMPLETION_RETURNED" }, "kind"],
    [{ taskId: "1", kind: "ELSE" }, "kind"],
  ])("is refused beside its field, in Vietnamese: %o", (about, field) => {
    const issues = muteInput.safeParse({ untilOn: "20/10/2023", ...about }).error?.issues ?? [];
    expect(issues.map(({ path }) => path[0])).toEqual([field]);
    expect(issues[0]?.message).toMatch(/^Chọn /);
  });

  it("names alerts by their numbers, and nothing else", () => {
    expect(acknowledgeInput.parse({ alertIds: "3,2,1" }).alertIds).toEqual([3, 2, 1]);
    for (const alertIds of ["", "1,", "a", "1;2", "-1", "0", "1.5", "9".repeat(12)])
      expect(acknowledgeInput.safeParse({ alertIds }).success, alertIds).toBe(false);
  });
});

it("a mute says what it is about", () => {
  const task = { number: 16, shortTitle: "Đất đai" };
  expect(muteWords({ task, kind: null })).toBe("Nhiệm vụ 16 – Đất đai");
  expect(muteWords({ task, kind: "SILENT" })).toBe("Nhiệm vụ 16 – Đất đai: chỉ loại “Chưa cập nhật nhiều tháng liền”");
  expect(muteWords({ task: null, kind: "DEADLINE_AHEAD" })).toBe("Mọi nhiệm vụ: loại “Sắp đến hạn”");
});
