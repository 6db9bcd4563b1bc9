import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clearFiles } from "../../lib/evidence/clearing.ts";
import { withdrawFile } from "../../lib/evidence/commands.ts";
import { type OfferedFile, readDocumentOffers, readFile } from "../../lib/evidence/queries.ts";
import { AGENCY_LIMIT, FILE_LIMIT } from "../../lib/evidence/rules.ts";
import { decideDelivery, handIn } from "../../lib/obligations/commands.ts";
import { type ObligationPartRow, readObligationParts } from "../../lib/obligations/queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { reportNotice } from "../../lib/progress/notice-commands.ts";
import { readNotices } from "../../lib/progress/notice-queries.ts";
import { ask, enter } from "../../lib/proposals/commands.ts";
import { readProposals } from "../../lib/proposals/queries.ts";
import { entryInput } from "../../lib/proposals/schema.ts";
import { answerLetter } from "../../lib/urging/answer-commands.ts";
import { readLetters } from "../../lib/urging/letter-queries.ts";
import { answerInput } from "../../lib/urging/schema.ts";
import { day } from "../support/builders.ts";
import { partOf } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { documentsOf, kept, type TestFiles, testFiles, upload } from "../support/evidence.ts";
import * as make from "../support/files.ts";
import { contextOf } from "../support/people.ts";

let test: TestDatabase;
let files: TestFiles;
let district: CommandContext;
let health: CommandContext;
let healthHead: CommandContext;
let secretary: CommandContext;
let leader: CommandContext;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  files = testFiles();
  [district, health, healthHead, secretary, leader] = (await Promise.all(
    ["huyen-son-dong", "so-y-te", "so-y-te.truong", "thuong-truc", "lanh-dao"].map((name) => contextOf(test.db, name)),
  )) as [CommandContext, CommandContext, CommandContext, CommandContext, CommandContext];
});
afterAll(async () => {
  await test.drop();
  files.drop();
});

const TODAY = "2023-10-10";
const idOf = (context: CommandContext) => context.actor.agencyId ?? 0;
const lastAct = () => test.db.auditEntry.findFirst({ orderBy: { id: "desc" } });

let made = 0;
const newPdf = () => make.pdf({ trailer: `/Info ${++made + 500} 0 R` });

/** A document of the agency, uploaded by somebody of it. */
async function uploaded(context: CommandContext, name = "Kế hoạch 141.pdf"): Promise<OfferedFile> {
  return kept(await upload(files, context, documentsOf(idOf(context)), { name, bytes: newPdf() }));
}

/** A part of the agency in whatever task. */
const somePart = (context: CommandContext) =>
  test.db.assignment.findFirstOrThrow({ where: { agencyId: idOf(context) }, orderBy: { id: "asc" } });

async function planOf() {
  const plan = await readCurrentPlan(test.db);
  if (!plan) throw new Error("no plan");
  return plan;
}

async function owed(ref = "OB-02", agencyCode = "huyen-son-dong", asOf = TODAY): Promise<ObligationPartRow> {
  const cell = { ref, agencyCode };
  const [part] = await readObligationParts(test.db, { plan: await planOf(), asOf: day(asOf), cell });
  if (!part) throw new Error(`no ${ref} of ${agencyCode}`);
  return part;
}

async function handOver(fileIds: number[], context = district) {
  const part = await owed();
  return handIn(context, {
    partId: part.partId,
    seenSeq: part.deliveries.at(-1)?.seq ?? 0,
    documentNumber: "141/BC-TCT",
    documentDate: day("2023-10-09"),
    documentIssuer: "Tổ công tác Đề án 06 huyện Sơn Động",
    documentTitle: "Kế hoạch năm 2023 của 17/17 xã, thị trấn",
    note: "",
    files: fileIds,
  });
}

async function decide(verdict: "ACCEPTED" | "RETURNED") {
  const last = (await owed()).deliveries.at(-1);
  const seenDecisionId = last?.decisions.at(-1)?.id ?? 0;
  return decideDelivery(secretary, { deliveryId: last?.id ?? 0, seenDecisionId, verdict, reason: "Thiếu 02 xã." });
}

async function asking(text: string, fileIds: number[], context = health) {
  const { id: addresseeId } = await test.db.agency.findUniqueOrThrow({ where: { code: "bo-y-te" } });
  return ask(context, { addresseeId, taskId: null, text, documentNumber: "", documentDate: null, files: fileIds });
}

async function proposal(id: number, asOf = TODAY) {
  const [found] = await readProposals(test.db, { planId: (await planOf()).id, asOf: day(asOf), id });
  return found;
}

async function telling(documentNumber: string, fileIds: number[], context = health) {
  const task = await test.db.task.findFirstOrThrow({ where: { number: 21 } });
  const told = await reportNotice(context, {
    taskId: task.id,
    documentNumber,
    documentDate: day("2023-10-05"),
    documentIssuer: "Bộ Y tế",
    documentTitle: "Hướng dẫn kết nối hồ sơ sức khỏe",
    proposedDueOn: null,
    note: "",
    files: fileIds,
  });
  const notices = await readNotices(test.db, task.id, day(TODAY));
  return { told, notice: notices.find((notice) => notice.documentNumber === documentNumber) };
}

describe("an upload as a document of the agency", () => {
  it("is the agency's alone, seen nowhere yet; the same content about a part is another file", async () => {
    const bytes = newPdf();
    const given = { name: "a.pdf", bytes };
    const document = kept(await upload(files, health, documentsOf(idOf(health)), given));
    expect(kept(await upload(files, health, documentsOf(idOf(health)), given)).id).toBe(document.id);
    expect(kept(await upload(files, health, await somePart(health), given)).id).not.toBe(document.id);
    expect(await readFile(test.db, healthHead.actor, document.id)).toMatchObject({
      agencyId: idOf(health),
      assignmentId: null,
      taskId: null,
      used: false,
      home: { href: "/", list: null },
    });
    for (const { actor } of [district, secretary, leader]) {
      expect(await readFile(test.db, actor, document.id)).toBeNull();
    }
  });

  it("is for officers and heads of that agency, and a refusal is on record", async () => {
    for (const context of [district, secretary]) {
      const given = { name: "a.pdf", bytes: newPdf() };
      expect(await upload(files, context, documentsOf(idOf(health)), given)).toEqual({ ok: false, code: "FORBIDDEN" });
      expect(await lastAct()).toMatchObject({ action: "file.upload", outcome: "REFUSED", agencyId: idOf(health) });
    }
  });

  it("counts towards what an agency may keep, together with files about its parts", async () => {
    const court = await contextOf(test.db, "toa-an-tinh");
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const rows = Math.ceil(AGENCY_LIMIT / FILE_LIMIT);
    const fill = (assignmentId: number | null, from: number, to: number) => test.db.$executeRaw`
      INSERT INTO evidence_file (agency_id, assignment_id, name, format, size, sha256, uploaded_at, uploaded_by_id)
      SELECT ${part.agencyId}::int, ${assignmentId}::int, 'a.pdf', 'PDF', ${FILE_LIMIT}, encode(sha256(i::text::bytea), 'hex'), now(),
        ${court.actor.id}
      FROM generate_series(${from}::int, ${to}::int) i`;
    await fill(part.id, 2, 100);
    await fill(null, 101, rows - 1);
    const given = () => ({ name: "a.pdf", bytes: newPdf() });
    expect(await upload(files, court, documentsOf(part.agencyId), given())).toMatchObject({ ok: true });
    await fill(null, rows, rows + 1);
    for (const place of [part, documentsOf(part.agencyId)]) {
      const outcome = await upload(files, court, place, given());
      expect(outcome).toMatchObject({ ok: false, fields: { files: expect.stringContaining("5.120 MB") } });
    }
  });
});

describe("a document handed in", () => {
  it("brings its files, which are then everyone's to read; sent back, the next one is offered them", async () => {
    const [second, first, unsent] = [await uploaded(district), await uploaded(district), await uploaded(district)];
    expect(await handOver([first.id, second.id])).toMatchObject({ ok: true });
    const { deliveries } = await owed();
    expect(deliveries.at(-1)?.files.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await lastAct()).toMatchObject({
      action: "obligation.hand-in",
      after: { files: [second.name, first.name] },
    });
    expect((await owed("OB-02", "huyen-son-dong", "2023-10-09")).deliveries).toEqual([]);
    expect(await readFile(test.db, leader.actor, first.id)).toMatchObject({
      used: true,
      accepted: false,
      home: { href: "/obligations/OB-02/huyen-son-dong", list: { href: "/obligations" } },
    });

    await decide("RETURNED");
    const about = { deliveryId: deliveries.at(-1)?.id, sentBack: true, typed: undefined };
    const offers = await readDocumentOffers(test.db, district.actor, about);
    expect(offers.map(({ id, chosen, unsent }) => [id, chosen, unsent])).toEqual([
      [second.id, true, false],
      [first.id, true, false],
      [unsent.id, false, true],
    ]);
    const again = await readDocumentOffers(test.db, district.actor, { ...about, typed: `${unsent.id}` });
    expect(again.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual([unsent.id]);
    expect(await readDocumentOffers(test.db, health.actor, { ...about, deliveryId: undefined })).not.toContainEqual(
      expect.objectContaining({ id: unsent.id }),
    );
    expect(await handOver([first.id])).toMatchObject({ ok: true });
    expect((await owed()).deliveries.map((delivery) => delivery.files.map(({ id }) => id))).toEqual([
      [second.id, first.id],
      [first.id],
    ]);
  });

  it("refuses files that are not its writer's to hand in, and writes nothing", async () => {
    const foreign = await uploaded(health);
    const part = await somePart(district);
    const ofPart = kept(await upload(files, district, part, { name: "a.pdf", bytes: newPdf() }));
    const withdrawn = await uploaded(district);
    await withdrawFile(district, { fileId: withdrawn.id, reason: "" });
    const erased = await uploaded(district);
    await test.db.$executeRaw`UPDATE evidence_file SET erased_at = now() WHERE id = ${erased.id}`;
    const before = (await owed()).deliveries.length;
    for (const { id } of [foreign, ofPart, withdrawn, erased, { id: 999_999 }]) {
      expect(await handOver([id])).toMatchObject({
        ok: false,
        code: "INVALID_INPUT",
        fields: { files: expect.stringContaining("không còn dùng được") },
      });
    }
    expect((await owed()).deliveries).toHaveLength(before);
  });

  it("keeps its files once accepted: only the secretariat takes them away, and what was sent back is free again", async () => {
    const file = await uploaded(district);
    await handOver([file.id]);
    await decide("ACCEPTED");
    expect(await readFile(test.db, district.actor, file.id)).toMatchObject({ accepted: true });
    expect(await withdrawFile(district, { fileId: file.id, reason: "x" })).toMatchObject({
      ok: false,
      code: "NOT_OPEN",
      message: expect.stringContaining("văn bản đã tiếp nhận"),
    });
    await decide("RETURNED");
    expect(await readFile(test.db, district.actor, file.id)).toMatchObject({ accepted: false });
    await handOver([file.id]);
    await decide("ACCEPTED");
    expect(await withdrawFile(secretary, { fileId: file.id, reason: "Có số CCCD." })).toMatchObject({
      ok: true,
      value: { href: "/obligations/OB-02/huyen-son-dong" },
    });
    expect((await owed()).deliveries.at(-1)?.files).toMatchObject([
      { id: file.id, withdrawn: { by: secretary.actor.name, reason: "Có số CCCD." } },
    ]);
    expect(await readFile(test.db, leader.actor, file.id)).toBeNull();
    expect(await readFile(test.db, district.actor, file.id)).toMatchObject({ id: file.id });
  });
});

describe("a proposal", () => {
  it("brings its files, and so does a further word about it, each on its own", async () => {
    const [asked, added] = [await uploaded(health), await uploaded(health)];
    const outcome = await asking("Đề nghị cấp mã kết nối.", [asked.id]);
    if (!outcome.ok) throw new Error(outcome.code);
    const { proposalId } = outcome.value;
    const word = { proposalId: String(proposalId), kind: "ADDITION", text: "Kèm danh sách.", files: String(added.id) };
    expect(await enter(health, entryInput.parse({ ...word, seenSeq: "0" }))).toMatchObject({ ok: true });
    expect(await lastAct()).toMatchObject({ action: "proposal.add", after: { files: [added.name] } });
    expect(await proposal(proposalId)).toMatchObject({
      files: [{ id: asked.id }],
      entries: [{ kind: "ADDITION", files: [{ id: added.id }] }],
    });
    expect(await proposal(proposalId, "2023-10-09")).toBeUndefined();
    for (const { id } of [asked, added]) {
      expect((await readFile(test.db, leader.actor, id))?.home.href).toBe(`/proposals/${proposalId}`);
    }
    const answer = entryInput.safeParse({ ...word, seenSeq: "1", kind: "ANSWER" });
    expect(answer.error?.issues.map(({ path }) => path[0])).toEqual(["files"]);
    const foreign = await uploaded(district);
    expect(await enter(health, entryInput.parse({ ...word, seenSeq: "1", files: String(foreign.id) }))).toMatchObject({
      fields: { files: expect.any(String) },
    });
    expect((await proposal(proposalId))?.entries).toHaveLength(1);
  });

  it("does not refer to what a colleague has uploaded and not sent", async () => {
    const heads = await uploaded(healthHead);
    expect(await asking("Đề nghị khác.", [heads.id])).toMatchObject({ fields: { files: expect.any(String) } });
    expect(await asking("Đề nghị khác.", [heads.id], healthHead)).toMatchObject({ ok: true });
    expect(await asking("Đề nghị khác nữa.", [heads.id])).toMatchObject({ ok: true });
  });
});

describe("a notice of guidance", () => {
  it("brings its files, seen with the task it is about", async () => {
    const file = await uploaded(health);
    const { told, notice } = await telling("6021/BYT-KCB", [file.id]);
    expect(told).toMatchObject({ ok: true });
    expect(notice).toMatchObject({ agencyId: idOf(health), files: [{ id: file.id, withdrawn: null }] });
    expect((await readFile(test.db, leader.actor, file.id))?.home).toMatchObject({ href: "/tasks/21" });
    const foreign = await uploaded(district);
    const refused = await telling("6022/BYT-KCB", [foreign.id]);
    expect(refused.told).toMatchObject({ fields: { files: expect.any(String) } });
    expect(refused.notice).toBeUndefined();
  });
});

describe("an answer to a letter of urging", () => {
  it("brings its files, of the agency that the letter went to", async () => {
    const letter = await test.db.urgingLetter.findFirstOrThrow({
      where: { ordinal: 1, answers: { none: {} } },
      include: { agency: true },
    });
    const agency = await contextOf(test.db, letter.agency.code);
    const [file, foreign] = [
      await uploaded(agency),
      await uploaded(letter.agencyId === idOf(district) ? health : district),
    ];
    const said = { letterId: String(letter.id), seenSeq: "0", text: "Gửi kèm báo cáo." };
    expect(await answerLetter(agency, answerInput.parse({ ...said, files: String(foreign.id) }))).toMatchObject({
      fields: { files: expect.any(String) },
    });
    expect(await answerLetter(agency, answerInput.parse({ ...said, files: String(file.id) }))).toMatchObject({
      ok: true,
    });
    expect(
      await test.db.auditEntry.findFirstOrThrow({ where: { action: "letter.answer" }, orderBy: { id: "desc" } }),
    ).toMatchObject({ after: { files: [file.name] } });
    const question = { planId: letter.planId, asOf: day(TODAY), actor: leader.actor, id: letter.id };
    const [read] = await readLetters(test.db, question);
    expect(read?.answers).toMatchObject([{ files: [{ id: file.id, withdrawn: null }] }]);
    expect((await readFile(test.db, leader.actor, file.id))?.home.href).toBe(`/letters/${letter.id}`);
    const use = { fileId: foreign.id, answerId: read?.answers[0]?.id ?? 0, position: 1 };
    await expect(test.db.evidenceUse.create({ data: use })).rejects.toThrow(/no evidence for it/);
  });
});

describe("the nightly clearing", () => {
  it("lets go of documents that were never sent, and keeps what was", async () => {
    const [unsent, sent] = [await uploaded(health), await uploaded(health)];
    await asking("Đề nghị gửi kèm tệp.", [sent.id]);
    await clearFiles(test.db, fixedClock("2023-10-18"), { files: files.store, incoming: files.incoming });
    const rows = await test.db.evidenceFile.findMany({
      where: { id: { in: [unsent.id, sent.id] } },
      orderBy: { id: "asc" },
    });
    expect(rows.map(({ erasedAt }) => erasedAt !== null)).toEqual([true, false]);
    expect(await Promise.all(rows.map(({ sha256 }) => files.store.has(sha256)))).toEqual([false, true]);
    expect(await asking("Đề nghị với tệp đã mất.", [unsent.id])).toMatchObject({
      fields: { files: expect.any(String) },
    });
  });
});

describe("the database", () => {
  it("lets documents, proposals and notices refer only to documents of their agency", async () => {
    const [own, foreign] = [await uploaded(health), await uploaded(district)];
    const part = await somePart(health);
    const ofPart = kept(await upload(files, health, part, { name: "a.pdf", bytes: newPdf() }));
    const asked = await asking("Đề nghị không kèm tệp.", []);
    if (!asked.ok) throw new Error(asked.code);
    const { proposalId } = asked.value;
    const answered = await enter(
      secretary,
      entryInput.parse({ proposalId: String(proposalId), seenSeq: "0", kind: "ANSWER", text: "Đã nhận." }),
    );
    expect(answered).toMatchObject({ ok: true });
    const { id: entryId } = await test.db.proposalEntry.findFirstOrThrow({ where: { proposalId } });
    const { notice } = await telling("6023/BYT-KCB", []);
    const delivery = (await owed()).deliveries.at(-1);
    const refer = (fileId: number, to: Record<string, number | undefined>) =>
      test.db.evidenceUse.create({ data: { fileId, position: 5, ...to } });
    for (const { id } of [foreign, ofPart]) {
      await expect(refer(id, { proposalId })).rejects.toThrow(/no evidence for it/);
      await expect(refer(id, { noticeId: notice?.id })).rejects.toThrow(/no evidence for it/);
    }
    await expect(refer(own.id, { deliveryId: delivery?.id })).rejects.toThrow(/no evidence for it/);
    // An answer is the secretariat's, not the agency's.
    await expect(refer(own.id, { entryId })).rejects.toThrow(/no evidence for it/);
    await expect(refer(own.id, { proposalId, noticeId: notice?.id })).rejects.toThrow(/use_subject/);
    const word = await test.db.progressUpdate.findFirstOrThrow({ where: { assignment: { agencyId: part.agencyId } } });
    await expect(refer(own.id, { updateId: word.id })).rejects.toThrow(/no evidence for it/);
    await expect(refer(own.id, { proposalId })).resolves.toBeDefined();
  });
});
