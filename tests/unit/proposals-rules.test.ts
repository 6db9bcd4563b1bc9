import { describe, expect, it } from "vitest";
import type { ProposalEntryKind } from "../../lib/platform/prisma/enums.ts";
import { forwardedTo, proposalState } from "../../lib/proposals/rules.ts";
import { entryInput, proposalInput } from "../../lib/proposals/schema.ts";

describe("where a proposal stands", () => {
  it.each<[ProposalEntryKind[], string]>([
    [[], "OPEN"],
    [["FORWARD"], "OPEN"],
    [["ADDITION"], "OPEN"],
    [["ANSWER"], "ANSWERED"],
    [["ANSWER", "FORWARD"], "ANSWERED"],
    [["ANSWER", "ADDITION"], "OPEN"],
    [["ANSWER", "ADDITION", "ANSWER"], "ANSWERED"],
    [["CLOSE"], "CLOSED"],
    [["ANSWER", "CLOSE"], "CLOSED"],
  ])("after %j: %s", (entries, state) => {
    expect(proposalState(entries)).toBe(state);
  });

  it("says to whom it was passed on last", () => {
    expect(forwardedTo([{ kind: "ANSWER", forwardedTo: null }])).toBeNull();
    const twice = [
      { kind: "FORWARD" as const, forwardedTo: "Bộ Công an" },
      { kind: "FORWARD" as const, forwardedTo: "Bộ Y tế" },
      { kind: "ANSWER" as const, forwardedTo: null },
    ];
    expect(forwardedTo(twice)).toBe("Bộ Y tế");
  });
});

const faults = (result: { error?: { issues: { path: PropertyKey[] }[] } }) =>
  (result.error?.issues ?? []).map((issue) => issue.path[0]).sort();

describe("a proposal's form", () => {
  const asked = { addresseeId: "3", taskId: "", text: "Đề nghị hướng dẫn." };

  it("needs somebody to ask and something to ask", () => {
    expect(proposalInput.parse(asked)).toMatchObject({ addresseeId: 3, taskId: null, documentDate: null });
    expect(faults(proposalInput.safeParse({ ...asked, addresseeId: "", text: " \n" }))).toEqual([
      "addresseeId",
      "text",
    ]);
  });

  it("takes no date that is none, no date without a number, and no text beyond the limit", () => {
    expect(faults(proposalInput.safeParse({ ...asked, documentNumber: "1/CV", documentDate: "31/02/2023" }))).toEqual([
      "documentDate",
    ]);
    expect(faults(proposalInput.safeParse({ ...asked, documentDate: "01/02/2023" }))).toEqual(["documentNumber"]);
    expect(faults(proposalInput.safeParse({ ...asked, documentNumber: "1/CV" }))).toEqual(["documentDate"]);
    expect(faults(proposalInput.safeParse({ ...asked, text: "x".repeat(4001) }))).toEqual(["text"]);
  });
});

describe("an entry's form", () => {
  const said = (about: object) => faults(entryInput.safeParse({ proposalId: "1", seenSeq: "0", ...about }));

  it("needs words to answer or add, a body to pass on to, and nothing to close", () => {
    expect(said({ kind: "ANSWER" })).toEqual(["text"]);
    expect(said({ kind: "ADDITION" })).toEqual(["text"]);
    expect(said({ kind: "FORWARD" })).toEqual(["forwardedTo"]);
    expect(said({ kind: "ANSWER", text: "x", forwardedTo: "Bộ Y tế" })).toEqual(["forwardedTo"]);
    expect(said({ kind: "CLOSE" })).toEqual([]);
    expect(said({ kind: "DELETE", text: "x" })).toEqual(["kind"]);
  });
});
