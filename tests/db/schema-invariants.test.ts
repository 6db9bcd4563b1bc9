import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationList, NOTHING_EXTERNAL, schemaFiles, withSchemaEngine } from "../../scripts/schema-engine.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

let test: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  client = new pg.Client({ connectionString: test.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await test.drop();
});

/** What the database answers to a statement that it must refuse: the check's name, or its words. Undone either way. */
async function answerTo(statement: string): Promise<string> {
  await client.query("BEGIN");
  // What is otherwise asked when the transaction ends.
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  try {
    const { rowCount } = await client.query(statement);
    return `done, ${rowCount} rows`;
  } catch (error) {
    const { constraint, message } = error as pg.DatabaseError;
    return constraint ?? message;
  } finally {
    await client.query("ROLLBACK");
  }
}

const RECORD = [
  "audit_entry",
  "progress_update",
  "completion_decision",
  "applicability_decision",
  "deadline",
  "obligation_delivery",
  "obligation_decision",
  "proposal",
  "proposal_entry",
  "guidance_notice",
  "directive",
  "directive_entry",
];

describe("the record", () => {
  it.each(RECORD)("%s takes no change, no deletion and no emptying", async (table) => {
    expect((await client.query(`SELECT 1 FROM ${table} LIMIT 1`)).rowCount).toBe(1);
    const changed = table === "audit_entry" ? "actor_name = 'x'" : "recorded_at = now()";
    const words = (act: string) => `table ${table} is append-only: ${act} refused`;
    expect(await answerTo(`UPDATE ${table} SET ${changed}`)).toBe(words("UPDATE"));
    expect(await answerTo(`DELETE FROM ${table}`)).toBe(words("DELETE"));
    expect(await answerTo(`TRUNCATE ${table} CASCADE`)).toMatch(/append-only: TRUNCATE refused$/);
  });

  it("may be added to", async () => {
    const copy = "INSERT INTO audit_entry (at, actor_name, action, subject) VALUES (now(), 'Hệ thống', 'x', 'x')";
    expect(await answerTo(copy)).toBe("done, 1 rows");
  });
});

/** A word about some part, with further columns and what is in them, from the state on. */
const word = (columns: string, values: string) =>
  `INSERT INTO progress_update (assignment_id, seq, state, result, recorded_at, recorded_by_id${columns})
   SELECT id, version + 1, ${values} FROM assignment ORDER BY id LIMIT 1`;
const RECORDED = "'x', now(), (SELECT min(id) FROM app_user)";
const done = "'COMPLETED'";

/** Statements that break one rule each, and the check that must catch it; good ones beside them pass. */
const CHECKS: [name: string, statement: string, caught: string][] = [
  ["a plain word", word("", `'IN_PROGRESS', ${RECORDED}`), "done, 1 rows"],
  ["a claim without evidence", word(", completed_on", `${done}, ${RECORDED}, '2023-10-01'`), "progress_completed"],
  [
    "a claim without the document's date",
    word(", completed_on, evidence_number", `${done}, ${RECORDED}, '2023-10-01', '1/BC'`),
    "progress_completed",
  ],
  [
    "a claim without the document's number",
    word(", completed_on, evidence_date", `${done}, ${RECORDED}, '2023-10-01', '2023-10-01'`),
    "progress_completed",
  ],
  [
    "a claim without its day",
    word(", evidence_number, evidence_date", `${done}, ${RECORDED}, '1/BC', '2023-10-01'`),
    "progress_completed",
  ],
  [
    "a day of completion without a claim",
    word(", completed_on", `'IN_PROGRESS', ${RECORDED}, '2023-10-01'`),
    "progress_open",
  ],
  ["101%", word(", percent", `'IN_PROGRESS', ${RECORDED}, 101`), "progress_percent"],
  ["-1%", word(", percent", `'IN_PROGRESS', ${RECORDED}, -1`), "progress_percent"],
  ["100%", word(", percent", `'IN_PROGRESS', ${RECORDED}, 100`), "done, 1 rows"],
  [
    "a number of a word given twice",
    `INSERT INTO progress_update (assignment_id, seq, state, result, recorded_at, recorded_by_id)
     SELECT assignment_id, seq, 'IN_PROGRESS', 'x', now(), recorded_by_id FROM progress_update LIMIT 1`,
    "progress_update_assignment_id_seq_key",
  ],
  [
    "a principal that does not lead",
    "UPDATE assignment SET is_principal = true WHERE id = (SELECT min(id) FROM assignment WHERE role = 'COORDINATOR')",
    "principal_leads",
  ],
  ["two principals", "UPDATE assignment SET is_principal = true WHERE role = 'LEAD'", "one_principal"],
  ["a directive without its basis", "UPDATE assignment SET origin = 'DIRECTIVE', basis = NULL", "assignment_basis"],
  [
    "an agency twice on a task",
    `INSERT INTO assignment (task_id, agency_id, role, position, added_at)
     SELECT task_id, agency_id, 'LEAD', 99, now() FROM assignment LIMIT 1`,
    "assignment_task_id_agency_id_key",
  ],
  [
    "a return without a reason",
    `INSERT INTO completion_decision (update_id, verdict, reason, recorded_at, recorded_by_id)
     SELECT id, 'RETURNED', '  ', now(), recorded_by_id FROM progress_update LIMIT 1`,
    "decision_reason",
  ],
  [
    "an exemption without a reason",
    `INSERT INTO applicability_decision (assignment_id, applicable, reason, recorded_at)
     SELECT id, false, '', now() FROM assignment LIMIT 1`,
    "applicability_reason",
  ],
  [
    "a second original deadline",
    `INSERT INTO deadline (task_id, event, ordinal, due_on, recorded_at)
     SELECT task_id, 'ORIGINAL', 0, '2023-12-31', now() FROM deadline WHERE assignment_id IS NULL LIMIT 1`,
    "deadline_of_task",
  ],
  [
    "an extension in the place of the original",
    "INSERT INTO deadline (task_id, event, ordinal, due_on, recorded_at) SELECT 3, 'EXTENSION', 0, '2023-12-31', now()",
    "deadline_extension",
  ],
  [
    "a document sent back without a reason",
    `INSERT INTO obligation_decision (delivery_id, verdict, reason, recorded_at, recorded_by_id)
     SELECT id, 'RETURNED', ' ', now(), recorded_by_id FROM obligation_delivery LIMIT 1`,
    "delivery_returned",
  ],
  [
    "a document without a number",
    `INSERT INTO obligation_delivery (part_id, seq, document_number, document_date, document_issuer, document_title,
       recorded_at, recorded_by_id)
     SELECT part_id, 9, ' ', document_date, 'x', 'x', now(), recorded_by_id FROM obligation_delivery LIMIT 1`,
    "delivery_document",
  ],
  [
    "a body that need not hand in, for no reason",
    `INSERT INTO obligation_exemption (part_id, applicable, reason, recorded_at, recorded_by_id)
     SELECT part_id, false, '', now(), recorded_by_id FROM obligation_delivery LIMIT 1`,
    "exemption_reason",
  ],
  [
    "a proposal to nobody",
    `INSERT INTO proposal (plan_id, agency_id, text, recorded_at, recorded_by_id)
     SELECT plan_id, agency_id, 'x', now(), recorded_by_id FROM proposal LIMIT 1`,
    "proposal_addressee",
  ],
  [
    "a proposal closed twice",
    `INSERT INTO proposal_entry (proposal_id, seq, kind, recorded_at, recorded_by_id)
     SELECT proposal_id, 9, 'CLOSE', now(), recorded_by_id FROM proposal_entry WHERE kind = 'CLOSE'`,
    "proposal_closed_once",
  ],
  [
    "a proposal passed on to nobody",
    `INSERT INTO proposal_entry (proposal_id, seq, kind, recorded_at, recorded_by_id)
     SELECT proposal_id, 9, 'FORWARD', now(), recorded_by_id FROM proposal_entry LIMIT 1`,
    "entry_forward",
  ],
  [
    "a notice taken up without a deadline",
    `INSERT INTO guidance_notice_answer (notice_id, verdict, recorded_at, recorded_by_id)
     SELECT id, 'RECORDED', now(), recorded_by_id FROM guidance_notice`,
    "notice_recorded",
  ],
  [
    "a notice dismissed for no reason",
    `INSERT INTO guidance_notice_answer (notice_id, verdict, recorded_at, recorded_by_id)
     SELECT id, 'DISMISSED', now(), recorded_by_id FROM guidance_notice`,
    "notice_dismissed",
  ],
  [
    "a file about another agency's part",
    `INSERT INTO evidence_file (agency_id, assignment_id, name, format, size, sha256, uploaded_at, uploaded_by_id)
     SELECT (SELECT min(id) FROM agency WHERE id <> a.agency_id), a.id, 'a.pdf', 'PDF', 1, repeat('0', 64), now(), u.id
     FROM assignment a, app_user u ORDER BY a.id, u.id LIMIT 1`,
    "evidence_file_assignment_id_agency_id_fkey",
  ],
  [
    "the same document of an agency twice",
    `INSERT INTO evidence_file (agency_id, name, format, size, sha256, uploaded_at, uploaded_by_id)
     SELECT u.agency_id, 'a.pdf', 'PDF', 1, repeat('0', 64), now(), u.id
     FROM app_user u, generate_series(1, 2) WHERE u.username = 'so-tnmt'`,
    "one_file",
  ],
  ["an alert that leads away", "UPDATE alert SET path = '//elsewhere.invalid'", "alert_path"],
  ["an officer without an agency", "UPDATE app_user SET agency_id = NULL WHERE role = 'OFFICER'", "user_agency"],
  ["a password that is not a hash", "UPDATE app_user SET password_hash = 'secret'", "user_password"],
  ["a group that reports", "UPDATE agency SET reports_from = '2023-01-01' WHERE is_group", "agency_reports"],
  ["a period that closes on the 29th", "UPDATE plan SET closing_day = 29", "plan_days"],
  [
    "an alert to nobody",
    `INSERT INTO alert (key, kind, urgency, title, body, raised_for, raised_at)
     VALUES ('x', 'SILENT', 'NOW', 'x', 'x', now(), now())`,
    "alert_addressee",
  ],
  [
    "a mute of nothing",
    "INSERT INTO alert_mute (user_id, until_on, created_at) SELECT min(id), now(), now() FROM app_user",
    "mute_subject",
  ],
  [
    "the same mute twice",
    `INSERT INTO alert_mute (user_id, kind, until_on, created_at)
     SELECT (SELECT min(id) FROM app_user), 'SILENT', now(), now() FROM generate_series(1, 2)`,
    "one_mute",
  ],
  [
    "an e-mail sent at no moment",
    `INSERT INTO mail_digest (user_id, day, address, subject, text, html, status, next_try_at, created_at)
     SELECT min(id), now(), 'x', 'x', 'x', 'x', 'SENT', now(), now() FROM app_user`,
    "digest_sent",
  ],
  [
    "a day off twice",
    `INSERT INTO day_off (date, name, kind)
     SELECT '2023-01-01', 'x', k::"DayOffKind" FROM unnest(ARRAY['HOLIDAY', 'SWAPPED_WORKING']) k`,
    "day_off_date_key",
  ],
];

describe("what the database itself holds to", () => {
  it.each(CHECKS)("%s", async (_name, statement, caught) => {
    expect(await answerTo(statement)).toBe(caught);
  });

  it("keeps whatever is referred to: every foreign key restricts deletion", async () => {
    const { rows } = await client.query<{ conname: string; confdeltype: string }>(
      "SELECT conname, confdeltype FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace",
    );
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ confdeltype }) => confdeltype !== "r")).toEqual([]);
    expect(await answerTo("DELETE FROM agency WHERE code = 'so-tnmt'")).toMatch(/_agency_id_fkey$/);
  });
});

describe("words without accents", () => {
  it.each([
    ["Định danh điện tử", "dinh danh dien tu"],
    ["ĐẤT ĐAI", "dat dai"],
    ["Sở Tài nguyên và Môi trường", "so tai nguyen va moi truong"],
    ["100% hồ sơ, số 87/BC-TA", "100% ho so, so 87/bc-ta"],
    ["Lưỡng quyền ỷ ỵ ặ ẫ ổ", "luong quyen y y a a o"],
  ])("of %j are %j, composed and decomposed", async (words, folded) => {
    for (const form of ["NFC", "NFD"] as const) {
      const { rows } = await client.query("SELECT fold($1) AS folded", [words.normalize(form)]);
      expect(rows[0].folded).toBe(folded);
    }
  });

  it("are kept by the tables as their words change", async () => {
    await client.query("BEGIN");
    await client.query("UPDATE task SET short_title = 'Định danh mức hai' WHERE number = 16");
    const { rows } = await client.query("SELECT search FROM task WHERE number = 16");
    await client.query("ROLLBACK");
    expect(rows[0].search).toContain("dinh danh muc hai");
    const { rows: unfolded } = await client.query(
      "SELECT id FROM progress_update WHERE search <> fold(search) OR search = ''",
    );
    expect(unfolded).toEqual([]);
  });
});

it("names of agencies and people sort as Vietnamese does, without being told to", async () => {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM agency ORDER BY name");
  const names = rows.map(({ name }) => name);
  const first = (start: string) => names.findIndex((name) => name.startsWith(start));
  for (const [before, after] of [
    ["Báo ", "Bảo hiểm"],
    ["Công an", "Cục"],
    ["Cục", "Đài"],
    ["Đài", "Sở"],
  ] as const) {
    expect(first(before)).toBeGreaterThanOrEqual(0);
    expect(first(before)).toBeLessThan(first(after));
  }
  const { rows: collations } = await client.query(
    `SELECT table_name, column_name FROM information_schema.columns
      WHERE collation_name = 'vi-x-icu' AND table_schema = 'public' ORDER BY 1, 2`,
  );
  expect(collations.map((row) => `${row.table_name}.${row.column_name}`)).toEqual([
    "agency.name",
    "agency.short_name",
    "app_user.name",
  ]);
});

it("the migrations lead to prisma/schema.prisma, with nothing left over", async () => {
  const script = await withSchemaEngine(test.url, async (engine) => {
    const compared = await engine.diff({
      from: { tag: "migrations", ...migrationList() },
      to: { tag: "schemaDatamodel", files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: NOTHING_EXTERNAL,
    });
    return compared.stdout ?? "";
  });
  expect(script.trim()).toBe("-- This is an empty migration.");
});
