import pg from "pg";

/** How large a generated plan is. */
export type PlanShape = {
  tasks: number;
  agencies: number;
  /** Parts of one task. */
  parts: number;
  /** The day it is made for: what was due before it is mostly done. */
  day: string;
  /** Words of dated and of standing work: a few, or one every month from February to the day; with reports of the months. */
  words: "few" | "monthly";
};

/**
 * Fills an empty, migrated database with a plan as a large province would have it on a day: about two in five tasks dated and one
 * in two standing, most of what was due done, one part in ten late, a few claims that wait, some extensions, some guidance, parts
 * of their own date, some silence, "không áp dụng" and a few bodies without any account. Always the same: what is chance in life
 * is a hash of the row's number here.
 */
export async function fillPlan(url: string, shape: PlanShape): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Search columns are of no use to what is measured, and folding two million texts takes minutes.
    await client.query("ALTER TABLE progress_update DISABLE TRIGGER USER");
    for (const statement of [...statements(shape), ...(shape.words === "monthly" ? reports(shape) : [])]) {
      await client.query(statement);
    }
    await client.query("ALTER TABLE progress_update ENABLE TRIGGER USER");
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

/** A number from 0 to `below` − 1 that looks like chance, of a row and a purpose. */
const chance = (of: string, purpose: number, below: number) =>
  `(abs(hashint4extended((${of})::int, ${purpose}) % ${below}))::int`;

function statements({ tasks, agencies, parts, day, words }: PlanShape): string[] {
  return [
    `INSERT INTO plan (year, province, title, issuer, number, preamble, digest)
     VALUES (2023, 'Tỉnh mẫu', 'Kế hoạch năm 2023', 'UBND tỉnh', '', '', '')`,
    `INSERT INTO agency (id, code, name, short_name, kind, aliases, position, reports_from)
     SELECT n, 'don-vi-' || n, CASE WHEN n <= 30 THEN 'Sở số ' ELSE 'Ủy ban nhân dân xã số ' END || n,
       CASE WHEN n <= 30 THEN 'Sở số ' ELSE 'UBND xã số ' END || n,
       (CASE WHEN n <= 30 THEN 'DEPARTMENT' ELSE 'DISTRICT' END)::"AgencyKind", '{}', n,
       CASE WHEN n % 50 = 0 THEN NULL ELSE ${WORDS[words].reportsFrom} END
     FROM generate_series(1, ${agencies}) n`,
    // One body in a hundred has no account at all, and one in twenty-five a head only.
    `INSERT INTO app_user (username, name, role, agency_id, password_hash)
     SELECT 'can-bo-' || n, 'Cán bộ ' || n, 'OFFICER'::"Role", n, '$argon2id$v=19$' FROM generate_series(1, ${agencies}) n
     WHERE n % 25 <> 7
     UNION ALL
     SELECT 'lanh-dao-' || n, 'Lãnh đạo ' || n, 'AGENCY_HEAD', n, '$argon2id$v=19$' FROM generate_series(1, ${agencies}) n
     WHERE n % 100 <> 7
     UNION ALL
     SELECT lower(replace(role, '_', '-')) || '-' || n, role, role::"Role", NULL, '$argon2id$v=19$'
     FROM unnest(ARRAY['SECRETARIAT', 'OFFICE', 'LEADER', 'ADMIN']) role, generate_series(1, 2) n`,
    `INSERT INTO task (id, plan_id, number, title, short_title, agencies_text, deadline_text, deadline_kind)
     SELECT n, (SELECT id FROM plan), n, 'Rà soát, bổ sung và chuẩn hóa dữ liệu chuyên ngành số ' || n,
       'Rà soát, chuẩn hóa dữ liệu chuyên ngành số ' || n, 'Các đơn vị', '',
       (CASE WHEN ${chance("n", 1, 100)} < 42 THEN 'BY_DATE' WHEN ${chance("n", 1, 100)} < 92 THEN 'ONGOING'
        ELSE 'CONDITIONAL' END)::"DeadlineKind"
     FROM generate_series(1, ${tasks}) n`,
    `INSERT INTO assignment (id, task_id, agency_id, role, is_principal, position, added_at, version)
     SELECT (t.id - 1) * ${parts} + k + 1, t.id, 1 + (t.id * 37 + k) % ${agencies},
       (CASE WHEN k < ${Math.ceil(parts * 0.4)} THEN 'LEAD' ELSE 'COORDINATOR' END)::"AssignmentRole", k = 0, k,
       timestamptz '2023-01-10 02:00:00Z', 3
     FROM task t, generate_series(0, ${parts - 1}) k`,
    // The end of a month of the year; a third of what has passed was extended by a quarter.
    `INSERT INTO deadline (task_id, event, ordinal, due_on, exclusive, document_number, document_date, document_issuer, recorded_at)
     SELECT id, (CASE deadline_kind WHEN 'BY_DATE' THEN 'ORIGINAL' ELSE 'GUIDANCE' END)::"DeadlineEvent", 0,
       (date '2023-02-01' + make_interval(months => ${chance("id", 2, 12)}) - interval '1 day')::date,
       ${chance("id", 3, 20)} = 0, '12/CV', date '2023-01-05', 'UBND tỉnh', timestamptz '2023-01-10 02:00:00Z'
     FROM task WHERE deadline_kind = 'BY_DATE' OR (deadline_kind = 'CONDITIONAL' AND ${chance("id", 4, 2)} = 0)`,
    `INSERT INTO deadline (task_id, event, ordinal, due_on, document_number, document_date, document_issuer, recorded_at)
     SELECT task_id, 'EXTENSION', 1, (due_on + interval '3 months')::date, '34/CV', due_on, 'UBND tỉnh',
       (due_on - 5)::timestamptz
     FROM deadline WHERE due_on < '2023-10-01' AND ${chance("task_id", 5, 3)} = 0`,
    `INSERT INTO deadline (task_id, assignment_id, event, ordinal, due_on, recorded_at)
     SELECT a.task_id, a.id, 'ORIGINAL', 0, date '2023-09-30' + ${chance("a.id", 6, 60)}, timestamptz '2023-06-10 02:00:00Z'
     FROM assignment a JOIN task t ON t.id = a.task_id
     WHERE t.deadline_kind = 'BY_DATE' AND ${chance("a.id", 7, 50)} = 0`,
    `CREATE TEMPORARY TABLE part AS
     SELECT a.id, t.deadline_kind = 'ONGOING' AS standing, ${chance("a.id", 8, 1000)} AS luck,
       (SELECT max(due_on) FROM deadline d WHERE d.task_id = t.id AND d.assignment_id IS NULL) AS due_on
     FROM assignment a JOIN task t ON t.id = a.task_id`,
    `ALTER TABLE part ADD COLUMN done boolean GENERATED ALWAYS AS
       (NOT standing AND due_on IS NOT NULL AND luck < CASE WHEN due_on < '${day}' THEN 870 ELSE 250 END) STORED`,
    `ALTER TABLE part ADD COLUMN words int`,
    `UPDATE part SET words = ${WORDS[words].count}`,
    `INSERT INTO progress_update (assignment_id, seq, state, percent, result, completed_on, evidence_number, evidence_date,
       recorded_at, recorded_by_id)
     SELECT id, seq, (CASE WHEN last THEN 'COMPLETED' ELSE 'IN_PROGRESS' END)::"ProgressState",
       ${WORDS[words].percent},
       'Đã rà soát, tổng hợp và triển khai đến các đơn vị trực thuộc.',
       CASE WHEN last THEN least(due_on, ${WORDS[words].completedOn}) END,
       CASE WHEN last THEN id || '/BC' END, CASE WHEN last THEN date '2023-09-01' END, said_at, 1
     FROM (SELECT p.*, seq, done AND seq = words AS last, ${WORDS[words].saidAt} AS said_at
           FROM part p, generate_series(1, p.words) seq) said`,
    `INSERT INTO completion_decision (update_id, verdict, reason, recorded_at, recorded_by_id)
     SELECT u.id, (CASE WHEN luck % 87 = 1 THEN 'RETURNED' ELSE 'CONFIRMED' END)::"CompletionVerdict",
       CASE WHEN luck % 87 = 1 THEN 'Thiếu minh chứng.' ELSE '' END, greatest(u.recorded_at, ${WORDS[words].answeredAt}), 1
     FROM part p JOIN progress_update u ON u.assignment_id = p.id AND u.seq = p.words
     WHERE p.done AND luck % 87 <> 0`,
    `INSERT INTO applicability_decision (assignment_id, applicable, reason, recorded_at, recorded_by_id)
     SELECT id, false, 'Không quản lý lĩnh vực này.', timestamptz '2023-02-01 02:00:00Z', 1 FROM part WHERE luck >= 985`,
  ];
}

/** How often parts speak and when. The last word of dated work says that it is done, where it is; some standing work is silent. */
const WORDS = {
  few: {
    reportsFrom: "date '2023-01-01'",
    count: "CASE WHEN NOT standing THEN 2 WHEN luck < 940 THEN 3 WHEN luck < 990 THEN 2 ELSE 1 END",
    percent: "NULL::int",
    saidAt: `CASE WHEN standing THEN timestamptz '2023-04-05 02:00:00Z' + make_interval(months => seq * 2)
       ELSE timestamptz '2023-02-05 02:00:00Z' + make_interval(months => seq) END`,
    completedOn: "date '2023-10-02'",
    answeredAt: "timestamptz '2023-10-05 02:00:00Z'",
  },
  monthly: {
    reportsFrom: "date '2022-12-01'",
    count: `CASE WHEN done THEN least(12, extract(month FROM due_on) + 12 * (extract(year FROM due_on) - 2023))
       WHEN luck < 940 THEN 12 WHEN luck < 990 THEN 11 ELSE 7 END`,
    percent: "CASE WHEN last OR standing THEN NULL ELSE least(95, seq * 7 + luck % 12) END",
    saidAt: "timestamptz '2023-01-12 02:00:00Z' + make_interval(months => seq - 1)",
    completedOn: "said_at::date",
    answeredAt: "u.recorded_at + interval '3 days'",
  },
} as const;

/** A report of every agency for every month of the year: most of them in time and accepted, some late, some missing. */
function reports({ agencies }: PlanShape): string[] {
  return [
    `INSERT INTO monthly_report (plan_id, agency_id, month, opened_at, opened_by_id)
     SELECT (SELECT id FROM plan), n, month, month + interval '2 days', 1
     FROM generate_series(1, ${agencies}) n, generate_series(date '2023-01-01', date '2023-12-01', interval '1 month') month
     WHERE n % 50 <> 0 AND ${chance("n * 16 + extract(month FROM month)::int", 9, 100)} < 96`,
    `INSERT INTO report_submission (report_id, number, receipt_number, content, content_hash, sent_at, sent_by_id)
     SELECT id, 1, id::text, '{}', encode(sha256('{}'), 'hex'),
       month + make_interval(days => 7 + ${chance("id", 10, 7)} + CASE WHEN ${chance("id", 11, 20)} = 0 THEN 6 ELSE 0 END), 1
     FROM monthly_report`,
    `INSERT INTO report_decision (submission_id, verdict, recorded_at, recorded_by_id)
     SELECT id, 'ACCEPTED', sent_at + interval '1 day', 1 FROM report_submission WHERE ${chance("id", 12, 30)} > 0`,
  ];
}
