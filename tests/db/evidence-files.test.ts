import { createHash } from "node:crypto";
import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clearFiles } from "../../lib/evidence/clearing.ts";
import { withdrawFile } from "../../lib/evidence/commands.ts";
import { type OfferedFile, readFile, readFiles, readOffers } from "../../lib/evidence/queries.ts";
import { AGENCY_LIMIT, FILE_LIMIT, HOURLY_LIMIT } from "../../lib/evidence/rules.ts";
import { openStage } from "../../lib/evidence/staging.ts";
import { uploadLimits } from "../../lib/evidence/upload-limits.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { recordProgress } from "../../lib/progress/commands.ts";
import { decideCompletion } from "../../lib/progress/completion-commands.ts";
import { readHistory } from "../../lib/progress/history-queries.ts";
import { day } from "../support/builders.ts";
import { claiming, type Part, partOf, saying } from "../support/commands.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { inPieces, kept, type TestFiles, testFiles, upload } from "../support/evidence.ts";
import * as make from "../support/files.ts";
import { CLOCK, contextOf } from "../support/people.ts";

let test: TestDatabase;
let files: TestFiles;
let officer: CommandContext;
let head: CommandContext;
let stranger: CommandContext;
let secretary: CommandContext;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  files = testFiles();
  [officer, head, stranger, secretary] = (await Promise.all(
    ["so-tnmt", "so-tnmt.truong", "so-tu-phap", "thuong-truc"].map((name) => contextOf(test.db, name)),
  )) as [CommandContext, CommandContext, CommandContext, CommandContext];
});
afterAll(async () => {
  await test.drop();
  files.drop();
});

const part16 = () => partOf(test.db, 16, "so-tnmt");
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const lastAct = () => test.db.auditEntry.findFirst({ orderBy: { id: "desc" } });

let made = 0;
/** A PDF like no other. */
function newPdf(): Buffer {
  made += 1;
  return make.pdf({ trailer: `/Info ${made + 100} 0 R` });
}

async function uploaded(context = officer, bytes = newPdf(), name = "Báo cáo 245.pdf"): Promise<OfferedFile> {
  return kept(await upload(files, context, await part16(), { name, bytes }));
}

/** A word that refers to files; gives its id. */
async function said(fileIds: number[], context = officer): Promise<number> {
  const outcome = await recordProgress(context, saying(await part16(), { files: fileIds }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.updateId;
}

describe("a file that arrives", () => {
  it("is kept under its hash, with what it is by its content, and on record", async () => {
    const bytes = make.docx();
    const file = await uploaded(officer, bytes, "../Kết quả 😀.pdf");
    expect(file).toMatchObject({ name: "Kết quả 😀.pdf.docx", format: "DOCX", size: bytes.length });
    const row = await test.db.evidenceFile.findUniqueOrThrow({ where: { id: file.id } });
    expect(row).toMatchObject({ sha256: hashOf(bytes), uploadedById: officer.actor.id });
    expect(Buffer.from(await new Response(await files.store.read(row.sha256)).arrayBuffer())).toEqual(bytes);
    expect(await lastAct()).toMatchObject({ action: "file.upload", subjectId: file.id, after: { size: bytes.length } });
  });

  it("twice is the same file; from somebody else it is theirs, and the bytes lie there once", async () => {
    const bytes = newPdf();
    const first = await uploaded(officer, bytes);
    expect(await uploaded(officer, bytes, "tên khác.pdf")).toEqual(first);
    const other = await uploaded(head, bytes);
    expect(other.id).not.toBe(first.id);
    expect(readdirSync(join(files.folder, hashOf(bytes).slice(0, 2)))).toEqual([hashOf(bytes)]);
  });

  it("ten times at once is the same file", async () => {
    const bytes = newPdf();
    const all = await Promise.all(Array.from({ length: 10 }, () => uploaded(officer, bytes)));
    expect(new Set(all.map((file) => file.id)).size).toBe(1);
    expect(await test.db.evidenceFile.count({ where: { sha256: hashOf(bytes) } })).toBe(1);
  });

  it.each([
    ["a program", make.exe(), "không phải PDF"],
    ["nothing", Buffer.alloc(0), "rỗng"],
    ["a script in a PDF", make.pdf({ catalogue: "/OpenAction << /S /JavaScript /JS (1) >>" }), "mã lệnh"],
  ])("%s is refused with a sentence, on record, and leaves nothing behind", async (_name, bytes, words) => {
    const before = await test.db.evidenceFile.count();
    const outcome = await upload(files, officer, await part16(), { name: "báo cáo.pdf", bytes });
    expect(outcome).toMatchObject({ ok: false, fields: { files: expect.stringContaining(words) } });
    expect(await test.db.evidenceFile.count()).toBe(before);
    expect(await files.store.has(hashOf(bytes))).toBe(false);
    expect(readdirSync(join(files.incoming, String(officer.actor.id)))).toEqual([]);
    expect(await lastAct()).toMatchObject({
      action: "file.upload",
      outcome: "REFUSED",
      after: { name: "báo cáo.pdf" },
    });
  });

  it("damaged on the way is refused", async () => {
    const outcome = await upload(files, officer, await part16(), {
      name: "a.pdf",
      bytes: newPdf(),
      expected: hashOf(newPdf()),
    });
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining("hỏng") });
  });

  it("about another agency's part is refused, and the attempt is on record", async () => {
    const bytes = newPdf();
    for (const context of [stranger, secretary]) {
      const outcome = await upload(files, context, await part16(), { name: "a.pdf", bytes });
      expect(outcome).toEqual({ ok: false, code: "FORBIDDEN" });
      expect(await lastAct()).toMatchObject({ action: "file.upload", outcome: "REFUSED", userId: context.actor.id });
    }
    expect(await files.store.has(hashOf(bytes))).toBe(false);
  });

  it("beyond what an agency may keep is refused", async () => {
    const part = await partOf(test.db, 14, "so-tu-phap");
    const rows = Math.ceil(AGENCY_LIMIT / FILE_LIMIT);
    await test.db.$executeRaw`
      INSERT INTO evidence_file (agency_id, assignment_id, name, format, size, sha256, uploaded_at, uploaded_by_id)
      SELECT ${part.agencyId}, ${part.id}, 'a.pdf', 'PDF', ${FILE_LIMIT}, encode(sha256(i::text::bytea), 'hex'), now(), ${stranger.actor.id}
      FROM generate_series(1, ${rows}::int) i`;
    const outcome = await upload(files, stranger, part, { name: "a.pdf", bytes: newPdf() });
    expect(outcome).toMatchObject({ ok: false, fields: { files: expect.stringContaining("5.120 MB") } });
  });
});

describe("an upload that breaks off", () => {
  const about = () => ({ userId: officer.actor.id, assignmentId: 1, key: "x-broken" });

  it("goes on from where it broke", async () => {
    const bytes = newPdf();
    async function* breaking() {
      yield bytes.subarray(0, 100);
      throw new Error("the line is gone");
    }
    expect(await (await openStage(files.incoming, about())).append(breaking(), FILE_LIMIT)).toBe("broken-off");
    const stage = await openStage(files.incoming, about());
    expect(await stage.size()).toBe(100);
    expect(await stage.append(inPieces(bytes.subarray(100)), FILE_LIMIT)).toBe("taken");
    expect((await stage.read()).sha256).toBe(hashOf(bytes));
    await stage.discard();
    expect(await stage.size()).toBe(0);
  });

  it("is not written further than a file may be long", async () => {
    const stage = await openStage(files.incoming, { ...about(), key: "x-long" });
    expect(await stage.append(inPieces(Buffer.alloc(5000)), 3500)).toBe("too-large");
    expect(await stage.size()).toBeLessThanOrEqual(3500);
    await stage.discard();
  });

  it("makes room for newer ones of the same person", async () => {
    for (let index = 0; index < 30; index++) {
      const stage = await openStage(files.incoming, { ...about(), userId: 99, key: `x-${index}` });
      await stage.append(inPieces(Buffer.alloc(10)), FILE_LIMIT);
    }
    expect(readdirSync(join(files.incoming, "99"))).toHaveLength(24);
  });
});

describe("who sees a file", () => {
  const seenBy = async (id: number) =>
    Object.fromEntries(
      await Promise.all(
        ["so-tnmt", "so-tnmt.truong", "so-tu-phap", "thuong-truc", "van-phong", "lanh-dao", "quan-tri"].map(
          async (name) => [name, (await readFile(test.db, (await contextOf(test.db, name)).actor, id)) !== null],
        ),
      ),
    );
  const AGENCY = { "so-tnmt": true, "so-tnmt.truong": true };
  const OTHERS = { "so-tu-phap": false, "van-phong": false, "lanh-dao": false, "quan-tri": false };
  const EVERYONE = { "so-tu-phap": true, "van-phong": true, "lanh-dao": true, "quan-tri": true };

  it("its agency, before it is sent", async () => {
    const { id } = await uploaded();
    expect(await seenBy(id)).toEqual({ ...AGENCY, ...OTHERS, "thuong-truc": false });
  });

  it("everyone, once a word refers to it", async () => {
    const { id } = await uploaded();
    await said([id]);
    expect(await seenBy(id)).toEqual({ ...AGENCY, ...EVERYONE, "thuong-truc": true });
  });

  it("its agency and the secretariat, once it is withdrawn; its name stays in the history, marked", async () => {
    const { id } = await uploaded();
    const updateId = await said([id]);
    expect(await withdrawFile(officer, { fileId: id, reason: "Có thông tin cá nhân." })).toMatchObject({ ok: true });
    expect(await seenBy(id)).toEqual({ ...AGENCY, ...OTHERS, "thuong-truc": true });
    const mark = { by: officer.actor.name, reason: "Có thông tin cá nhân." };
    expect((await readFiles(test.db, [updateId])).get(updateId)).toMatchObject([{ id, withdrawn: mark }]);
    const { words } = await readHistory(test.db, {
      taskId: (await part16()).taskId,
      asOf: day("2023-10-10"),
      limit: 1,
    });
    expect(words[0]).toMatchObject({ updateId, files: [{ id, withdrawn: mark }] });
    const { sha256 } = await test.db.evidenceFile.findUniqueOrThrow({ where: { id } });
    expect(await files.store.has(sha256)).toBe(true);
  });

  it("an unsent one that was withdrawn: its agency alone", async () => {
    const { id } = await uploaded();
    expect(await withdrawFile(officer, { fileId: id, reason: "" })).toMatchObject({ ok: true });
    expect(await seenBy(id)).toEqual({ ...AGENCY, ...OTHERS, "thuong-truc": false });
  });
});

describe("a word that refers to files", () => {
  it("keeps their order and offers them again with the next word; each uploader is offered their own", async () => {
    const [first, second, unsent] = [await uploaded(), await uploaded(), await uploaded()];
    const updateId = await said([first.id, second.id]);
    const part = await part16();
    const offers = await readOffers(test.db, { assignmentId: part.id, userId: officer.actor.id, updateId });
    expect(offers.ofLast.map((file) => file.id)).toEqual([first.id, second.id]);
    expect(offers.unsent.map((file) => file.id)).toContain(unsent.id);
    const others = await readOffers(test.db, { assignmentId: part.id, userId: secretary.actor.id, updateId: null });
    expect(others).toEqual({ unsent: [], ofLast: [] });
    expect(await lastAct()).toMatchObject({ action: "progress.update", after: { files: [first.name, second.name] } });
  });

  it("may be a claim of completion with nothing but a file", async () => {
    const bare = { evidenceNumber: "", evidenceDate: null };
    const { id } = await uploaded();
    const none = await recordProgress(officer, claiming(await part16(), "2023-10-09", bare));
    expect(none).toMatchObject({ fields: { evidenceNumber: expect.stringContaining("đính kèm tệp") } });
    const half = { ...bare, evidenceNumber: "1/BC", files: [id] };
    expect(await recordProgress(officer, claiming(await part16(), "2023-10-09", half))).toMatchObject({
      fields: { evidenceDate: expect.any(String) },
    });
    const claim = await recordProgress(officer, claiming(await part16(), "2023-10-09", { ...bare, files: [id] }));
    expect(claim).toMatchObject({ ok: true, value: { claimed: true } });
    const alert = await test.db.alert.findFirstOrThrow({
      where: { kind: "COMPLETION_CLAIMED" },
      orderBy: { id: "desc" },
    });
    expect(alert.body).toContain("Minh chứng: Báo cáo 245.pdf");
  });

  it("does not refer to what is not there for it", async () => {
    const own = await uploaded();
    const heads = await uploaded(head);
    const gone = await uploaded();
    await withdrawFile(officer, { fileId: gone.id, reason: "" });
    const elsewhere = kept(
      await upload(files, stranger, await smallPart(), { name: "a.pdf", bytes: newPdf() }).catch(() => never()),
    );
    for (const fileIds of [[own.id, heads.id], [gone.id], [elsewhere.id], [999_999]]) {
      const part = await part16();
      expect(await recordProgress(officer, saying(part, { files: fileIds }))).toMatchObject({
        ok: false,
        fields: { files: expect.stringContaining("không còn dùng được") },
      });
      expect((await part16()).version).toBe(part.version);
    }
  });
});

/** A part of so-tu-phap; its agency's files of the test above are taken away first. */
async function smallPart(): Promise<Part> {
  await test.db.$executeRaw`UPDATE evidence_file SET erased_at = now() WHERE uploaded_by_id = ${stranger.actor.id}`;
  return partOf(test.db, 14, "so-tu-phap");
}

function never(): never {
  throw new Error("not refused");
}

describe("taking a file off the record", () => {
  it("needs a reason once it was sent, happens once, and is on record", async () => {
    const { id } = await uploaded();
    await said([id]);
    expect(await withdrawFile(officer, { fileId: id, reason: "" })).toMatchObject({
      fields: { reason: expect.any(String) },
    });
    expect(await withdrawFile(secretary, { fileId: id, reason: "Tải nhầm." })).toMatchObject({ ok: true });
    expect(await lastAct()).toMatchObject({ action: "file.withdraw", subjectId: id, after: { reason: "Tải nhầm." } });
    expect(await withdrawFile(officer, { fileId: id, reason: "Lần nữa." })).toMatchObject({
      ok: false,
      code: "NOT_OPEN",
    });
  });

  it("is not for others", async () => {
    const { id } = await uploaded();
    expect(await withdrawFile(stranger, { fileId: id, reason: "x" })).toEqual({ ok: false, code: "NOT_FOUND" });
    await said([id]);
    expect(await withdrawFile(stranger, { fileId: id, reason: "x" })).toEqual({ ok: false, code: "FORBIDDEN" });
    expect(await lastAct()).toMatchObject({ action: "file.withdraw", outcome: "REFUSED" });
  });

  it("of a confirmed completion is the secretariat's alone", async () => {
    const part = await partOf(test.db, 17, "toa-an-tinh");
    const court = await contextOf(test.db, "toa-an-tinh");
    const { id } = kept(await upload(files, court, part, { name: "a.pdf", bytes: newPdf() }));
    const claim = await recordProgress(court, claiming(part, "2023-10-09", { files: [id] }));
    if (!claim.ok) throw new Error(claim.code);
    await decideCompletion(secretary, { updateId: claim.value.updateId, verdict: "CONFIRMED", reason: "" });
    expect(await withdrawFile(court, { fileId: id, reason: "x" })).toMatchObject({ ok: false, code: "NOT_OPEN" });
    expect(await withdrawFile(secretary, { fileId: id, reason: "x" })).toMatchObject({ ok: true });
  });
});

describe("what the database itself holds to", () => {
  let sent: OfferedFile;
  let updateId: number;
  beforeEach(async () => {
    sent = await uploaded();
    updateId = await said([sent.id]);
  });

  it("a file is marked, never changed; what a word refers to stays", async () => {
    const { db } = test;
    await expect(db.$executeRaw`UPDATE evidence_file SET name = 'b.pdf' WHERE id = ${sent.id}`).rejects.toThrow(
      /marked/,
    );
    await expect(db.$executeRaw`UPDATE evidence_file SET sha256 = ${"0".repeat(64)}`).rejects.toThrow(/marked/);
    await expect(db.$executeRaw`DELETE FROM evidence_file WHERE id = ${sent.id}`).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`TRUNCATE evidence_file CASCADE`).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`UPDATE evidence_file SET erased_at = now() WHERE id = ${sent.id}`).rejects.toThrow(
      /stays/,
    );
    await expect(db.$executeRaw`DELETE FROM evidence_use WHERE file_id = ${sent.id}`).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`UPDATE evidence_use SET position = 9`).rejects.toThrow(/append-only/);
  });

  it("a mark is not taken back", async () => {
    await withdrawFile(officer, { fileId: sent.id, reason: "x" });
    const back = test.db.$executeRaw`
      UPDATE evidence_file SET withdrawn_at = NULL, withdrawn_by_id = NULL, withdrawn_reason = NULL WHERE id = ${sent.id}`;
    await expect(back).rejects.toThrow(/marked/);
  });

  it("a word refers only to files of its own part that are there", async () => {
    const gone = await uploaded();
    await withdrawFile(officer, { fileId: gone.id, reason: "" });
    const refer = (fileId: number, to: number) =>
      test.db.$executeRaw`INSERT INTO evidence_use (file_id, update_id, position) VALUES (${fileId}, ${to}, 5)`;
    await expect(refer(gone.id, updateId)).rejects.toThrow(/no evidence/);
    const foreign = await test.db.progressUpdate.findFirstOrThrow({
      where: { assignment: { agencyId: stranger.actor.agencyId ?? 0 } },
    });
    await expect(refer(sent.id, foreign.id)).rejects.toThrow(/no evidence/);
  });

  it("a claim without a document or a file does not outlive its transaction", async () => {
    const part = await part16();
    const claim = test.db.$executeRaw`
      INSERT INTO progress_update (assignment_id, seq, state, percent, result, completed_on, recorded_at, recorded_by_id)
      VALUES (${part.id}, 900, 'COMPLETED', 100, 'x', '2023-10-01', now(), ${officer.actor.id})`;
    await expect(claim).rejects.toThrow(/document or a file/);
    expect(await test.db.progressUpdate.count({ where: { assignmentId: part.id, seq: 900 } })).toBe(0);
  });
});

describe("the nightly clearing", () => {
  const clear = (date: string) =>
    clearFiles(test.db, fixedClock(date), { files: files.store, incoming: files.incoming });

  it("lets go of what was not sent within seven days, and of nothing else", async () => {
    const shared = newPdf();
    const [unsent, sent, twin] = [await uploaded(), await uploaded(), await uploaded(officer, shared)];
    const headsTwin = await uploaded(head, shared);
    await said([sent.id]);
    await said([headsTwin.id], head);
    const there = async (file: OfferedFile) => {
      const row = await test.db.evidenceFile.findUniqueOrThrow({ where: { id: file.id } });
      return { erased: row.erasedAt !== null, bytes: await files.store.has(row.sha256) };
    };
    await clear("2023-10-16");
    expect(await there(unsent)).toEqual({ erased: false, bytes: true });
    expect((await clear("2023-10-18")).erased).toBeGreaterThan(0);
    expect(await there(unsent)).toEqual({ erased: true, bytes: false });
    expect(await there(sent)).toEqual({ erased: false, bytes: true });
    expect(await there(headsTwin)).toEqual({ erased: false, bytes: true });
    expect(await there(twin)).toEqual({ erased: true, bytes: true });
    expect((await clear("2023-10-18")).erased).toBe(0);
    expect(await readFile(test.db, officer.actor, unsent.id)).toBeNull();
  });

  it("what was let go can be uploaded anew", async () => {
    const bytes = newPdf();
    const first = await uploaded(officer, bytes);
    await clear("2023-10-18");
    const again = await uploaded(officer, bytes);
    expect(again.id).not.toBe(first.id);
    expect(await files.store.has(hashOf(bytes))).toBe(true);
  });

  it("lets go of uploads that broke off a day ago, by the real clock", async () => {
    const [old, young] = ["x-old", "x-young"].map((key) => ({ userId: 77, assignmentId: 1, key }));
    for (const about of [old, young]) {
      if (about) await (await openStage(files.incoming, about)).append(inPieces(Buffer.alloc(10)), FILE_LIMIT);
    }
    const dayBefore = Temporal.Now.instant().subtract({ hours: 25 }).epochMilliseconds / 1000;
    utimesSync(join(files.incoming, "77", "1-x-old"), dayBefore, dayBefore);
    expect((await clear("2023-10-10")).stages).toBe(1);
    expect(readdirSync(join(files.incoming, "77"))).toEqual(["1-x-young"]);
  });
});

describe("how much one person sends in an hour", () => {
  it("is counted by the megabyte, and by person", async () => {
    const pool = new Pool({ connectionString: test.url, max: 1 });
    const limits = uploadLimits(pool);
    expect(await limits.take(1, HOURLY_LIMIT)).toBe(0);
    expect(await limits.take(1, 1)).toBeGreaterThan(3000);
    expect(await limits.take(2, 1)).toBe(0);
    await pool.end();
  });
});

it("the clock of these tests is the demo's day", () => {
  expect(CLOCK.today().toString()).toBe("2023-10-10");
});
