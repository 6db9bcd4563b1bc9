import { describe, expect, it } from "vitest";
import type { ZodType } from "zod";
import { type DirectiveThing, may, verbOf } from "../../lib/directives/policy.ts";
import { directiveState, entryRefusal, owedBy, owesAnswer } from "../../lib/directives/rules.ts";
import { directiveInput, entryInput } from "../../lib/directives/schema.ts";
import { DIRECTIVE_STATES } from "../../lib/directives/words.ts";
import { LADDER } from "../../lib/oversight/ladder.ts";
import { alertsForDirectives } from "../../lib/oversight/rules.ts";
import { ROLES } from "../../lib/people/words.ts";
import { answerByProblem } from "../../lib/plans/rules.ts";
import type { DirectiveEntryKind } from "../../lib/platform/prisma/enums.ts";
import { fieldErrors } from "../../lib/progress/schema.ts";
import { groupLinesByAge, groupLinesByAgency, owedLines } from "../../lib/urging/desk.ts";
import { owedItems } from "../../lib/urging/owed.ts";
import { boardOf, day } from "../support/builders.ts";

const BY = day("2023-10-20");

/** Entries by their kinds; a return gives the day written behind it. */
const entries = (...kinds: (DirectiveEntryKind | ["RETURN", string])[]) =>
  kinds.map((kind) =>
    typeof kind === "string" ? { kind, answerBy: null } : { kind: "RETURN" as const, answerBy: day(kind[1]) },
  );

describe("how a directive stands at one agency", () => {
  it.each([
    ["nothing said", entries(), "2023-10-10", "UNACKNOWLEDGED"],
    ["nothing said, on the day asked for", entries(), "2023-10-20", "UNACKNOWLEDGED"],
    ["nothing said, the day after", entries(), "2023-10-21", "UNANSWERED"],
    ["acknowledged", entries("ACKNOWLEDGE"), "2023-10-20", "ACKNOWLEDGED"],
    ["acknowledged, the day after", entries("ACKNOWLEDGE"), "2023-10-21", "UNANSWERED"],
    ["answered, long after", entries("ACKNOWLEDGE", "ANSWER"), "2023-12-01", "ANSWERED"],
    ["answered at once", entries("ANSWER"), "2023-10-10", "ANSWERED"],
    ["returned", entries("ANSWER", ["RETURN", "2023-10-25"]), "2023-10-25", "ACKNOWLEDGED"],
    ["returned, its new day gone by", entries("ANSWER", ["RETURN", "2023-10-25"]), "2023-10-26", "UNANSWERED"],
    ["answered again", entries("ANSWER", ["RETURN", "2023-10-25"], "ANSWER"), "2023-10-26", "ANSWERED"],
    ["closed", entries("ANSWER", "CLOSE"), "2023-12-01", "CLOSED"],
    ["closed without an answer", entries("CLOSE"), "2023-12-01", "CLOSED"],
  ])("%s", (_what, said, today, state) => {
    expect(directiveState({ answerBy: BY, entries: said }, day(today))).toBe(state);
  });

  it("owes an answer by the day of the last return", () => {
    const said = entries("ANSWER", ["RETURN", "2023-10-25"], "ANSWER", ["RETURN", "2023-11-02"]);
    expect(owedBy({ answerBy: BY, entries: said }).toString()).toBe("2023-11-02");
    expect(owedBy({ answerBy: BY, entries: entries("ACKNOWLEDGE") })).toEqual(BY);
    expect(DIRECTIVE_STATES.filter(owesAnswer)).toEqual(["UNANSWERED", "UNACKNOWLEDGED", "ACKNOWLEDGED"]);
  });

  it("takes receipt once and first, returns only answers, and nothing once closed", () => {
    expect(entryRefusal("ACKNOWLEDGE", "UNANSWERED", 0)).toBeNull();
    expect(entryRefusal("ACKNOWLEDGE", "ACKNOWLEDGED", 1)).toBe("ACKNOWLEDGED");
    expect(entryRefusal("ACKNOWLEDGE", "ANSWERED", 1)).toBe("ACKNOWLEDGED");
    expect(entryRefusal("RETURN", "ACKNOWLEDGED", 1)).toBe("NOT_ANSWERED");
    expect(entryRefusal("RETURN", "ANSWERED", 1)).toBeNull();
    expect(entryRefusal("CLOSE", "UNACKNOWLEDGED", 0)).toBeNull();
    expect(entryRefusal("ANSWER", "CLOSED", 3)).toBe("CLOSED");
  });

  it("is asked for by a day after today", () => {
    expect(answerByProblem(day("2023-10-10"), day("2023-10-10"))).toBe("Ngày trả lời phải sau hôm nay.");
    expect(answerByProblem(day("2023-10-11"), day("2023-10-10"))).toBeNull();
  });
});

describe("who may", () => {
  const actor = (role: (typeof ROLES)[number], id = 1, agencyId: number | null = 10) => ({ role, id, agencyId });
  const given = { agencyId: 10, authorId: 1 };
  const roles = (
    verb: Parameters<typeof may>[1],
    thing: DirectiveThing = given,
    id = 1,
    agencyId: number | null = 10,
  ) => ROLES.filter((role) => may(actor(role, id, agencyId), verb, thing));

  it("give one: leaders and the office; answer: the agency itself; read: everybody", () => {
    expect(roles("directive.give")).toEqual(["OFFICE", "LEADER"]);
    expect(roles("directive.answer")).toEqual(["OFFICER", "AGENCY_HEAD"]);
    expect(roles("directive.answer", given, 1, 11)).toEqual([]);
    expect(roles("directive.answer", { agencyId: null, authorId: null }, 1, null)).toEqual([]);
    expect(roles("directive.read")).toEqual([...ROLES]);
    expect(roles("star.set")).toEqual(["LEADER"]);
  });

  it("decide: the leader who gave it, not another one, and the office for whoever did", () => {
    expect(roles("directive.decide")).toEqual(["OFFICE", "LEADER"]);
    expect(roles("directive.decide", given, 2)).toEqual(["OFFICE"]);
    expect((["ACKNOWLEDGE", "ANSWER", "RETURN", "CLOSE"] as const).map(verbOf)).toEqual([
      "directive.answer",
      "directive.answer",
      "directive.decide",
      "directive.decide",
    ]);
  });
});

describe("what comes in", () => {
  const errors = (schema: ZodType, values: object) => {
    const read = schema.safeParse(values);
    return read.success ? {} : fieldErrors(read.error);
  };

  it("is a text, a day, and somebody to ask: a task's leads or named agencies", () => {
    const directive = { taskId: "", agencyIds: [] as string[], text: "Báo cáo tiến độ.", answerBy: "20/10/2023" };
    expect(Object.keys(errors(directiveInput, directive))).toEqual(["agencyIds"]);
    expect(errors(directiveInput, { ...directive, taskId: "17" })).toEqual({});
    expect(directiveInput.parse({ ...directive, agencyIds: ["3", "3", "4"] }).agencyIds).toEqual([3, 4]);
    expect(Object.keys(errors(directiveInput, { agencyIds: ["3"] })).sort()).toEqual(["answerBy", "text"]);
    expect(Object.keys(errors(directiveInput, { ...directive, agencyIds: ["x"] }))).toEqual(["agencyIds"]);
  });

  it("is an entry with what its kind needs", () => {
    const entry = { partId: "1", seenSeq: "0", kind: "ACKNOWLEDGE" };
    expect(errors(entryInput, entry)).toEqual({});
    expect(Object.keys(errors(entryInput, { ...entry, kind: "ANSWER" }))).toEqual(["text"]);
    expect(Object.keys(errors(entryInput, { ...entry, kind: "RETURN" }))).toEqual(["text", "answerBy"]);
    expect(errors(entryInput, { ...entry, kind: "CLOSE" })).toEqual({});
    const answer = { ...entry, kind: "ANSWER", text: "Đã làm." };
    expect(Object.keys(errors(entryInput, { ...answer, documentNumber: "12/BC" }))).toEqual(["documentDate"]);
    expect(Object.keys(errors(entryInput, { ...answer, documentDate: "01/10/2023" }))).toEqual(["documentNumber"]);
    expect(Object.keys(errors(entryInput, { ...entry, kind: "DELETE" }))).toEqual(["kind"]);
  });
});

describe("a directive that is not answered", () => {
  const duty = {
    partId: 4,
    agencyId: 7,
    agencyName: "Tòa án tỉnh",
    text: "Báo cáo.",
    answerBy: BY,
    path: "/directives/3#x",
  };
  const told = (today: string) =>
    alertsForDirectives([duty], day(today)).map(({ key, agencyId, fromAgencyId, taskId, roles }) => [
      key,
      agencyId,
      fromAgencyId ?? null,
      taskId,
      roles.join("+"),
    ]);

  it("is reminded of every third day to the agency, weekly to leaders and the office", () => {
    expect(
      LADDER.filter(({ about }) => about === "DIRECTIVE").map(({ to, from, every }) => [to.join("+"), from, every]),
    ).toEqual([
      ["OFFICER+AGENCY_HEAD", 1, 3],
      ["LEADER+OFFICE", 1, 7],
    ]);
    expect(told("2023-10-20")).toEqual([]);
    expect(told("2023-10-21")).toEqual([
      ["directive-unanswered:4:2023-10-20:1", 7, null, null, "OFFICER+AGENCY_HEAD"],
      ["directive-silent:4:2023-10-20:1", null, 7, null, "LEADER+OFFICE"],
    ]);
    expect(told("2023-10-24").map(([key]) => key)).toEqual([
      "directive-unanswered:4:2023-10-20:2",
      "directive-silent:4:2023-10-20:1",
    ]);
  });
});

describe("a task that a leader watches", () => {
  const late = (stars: { userId: number; by: string }[]) => {
    const board = boardOf([
      { number: 16, due: ["2023-03-31"], parts: [{ agency: "so-tnmt" }] },
      { number: 17, due: ["2023-06-30"], parts: [{ agency: "so-tnmt" }], stars },
    ]);
    const reports = { asOf: board.asOf, rows: [] } as unknown as Parameters<typeof owedItems>[0]["reports"];
    return owedLines(owedItems({ board, reports, obligations: [] }, 3), new Map(), board.asOf);
  };
  const order = (groups: ReturnType<typeof groupLinesByAge>) =>
    groups.map(({ lines }) => lines.map(({ item }) => item.key));

  it("stands before all others where they are grouped by age, and first of its agency", () => {
    const plain = late([]);
    expect(order(groupLinesByAge(plain))).toEqual([["part:1601", "part:1701"]]);
    const starred = late([{ userId: 5, by: "Lãnh đạo UBND tỉnh" }]);
    expect(order(groupLinesByAge(starred))).toEqual([["part:1701"], ["part:1601"]]);
    expect(order(groupLinesByAgency(starred))).toEqual([["part:1701", "part:1601"]]);
  });
});
