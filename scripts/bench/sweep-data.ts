import pg from "pg";

/** The morning that is swept. */
export const SWEPT_DAY = "2023-10-10";

/** Parts of one task in the generated plan. */
const PARTS_PER_TASK = 50;

const AGENCIES = 500;

/**
 * Fills an empty, migrated database with a plan of `assignments` parts as a large province would have it on the day swept:
 * about two in five dated and one in two standing, most of what was due done, one part in ten late, a few claims that wait, some
 * extensions, some guidance, parts of their own date, some silence, "không áp dụng" and a few bodies without any account. Always
 * the same: what is chance in life is a hash of the row's number here.
 */
export async function fillForSweep(url: string, assignments: number): Promise<void> {
  const tasks = Math.ceil(assignments / PARTS_PER_TASK);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Search columns are of no use to the sweep, and folding two million texts takes minutes.
    await client.query("ALTER TABLE progress_update DISABLE TRIGGER USER");
    for (const statement of statements(tasks)) await client.query(statement);
    await client.query("ALTER TABLE progress_update ENABLE TRIGGER USER");
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

/** A number from 0 to `below` − 1 that looks like chance, of a row and a purpose. */
const chance = (of: string, purpose: number, below: number) =>
  `(abs(hashint4extended((${of})::int, ${purpose}) % ${below}))::int`;

function statements(tasks: number): string[] {
  return [
    `INSERT INTO plan (year, province, title, issuer, number, preamble, digest)
     VALUES (2023, 'Tỉnh mẫu', 'Kế hoạch năm 2023', 'UBND tỉnh', '', '', '')`,
    `INSERT INTO agency (id, code, name, short_name, kind, aliases, position, reports_from)
     SELECT n, 'don-vi-' || n, 'Đơn vị ' || n, 'ĐV ' || n, 'DEPARTMENT', '{}', n,
       CASE WHEN n % 50 = 0 THEN NULL ELSE date '2023-01-01' END
     FROM generate_series(1, ${AGENCIES}) n`,
    // One body in a hundred has no account at all, and one in twenty-five a head only.
    `INSERT INTO app_user (username, name, role, agency_id, password_hash)
     SELECT 'can-bo-' || n, 'Cán bộ ' || n, 'OFFICER'::"Role", n, '$argon2id$v=19$' FROM generate_series(1, ${AGENCIES}) n
     WHERE n % 25 <> 7
     UNION ALL
     SELECT 'lanh-dao-' || n, 'Lãnh đạo ' || n, 'AGENCY_HEAD', n, '$argon2id$v=19$' FROM generate_series(1, ${AGENCIES}) n
     WHERE n % 100 <> 7
     UNION ALL
     SELECT lower(replace(role, '_', '-')) || '-' || n, role, role::"Role", NULL, '$argon2id$v=19$'
     FROM unnest(ARRAY['SECRETARIAT', 'OFFICE', 'LEADER', 'ADMIN']) role, generate_series(1, 2) n`,
    `INSERT INTO task (id, plan_id, number, title, short_title, agencies_text, deadline_text, deadline_kind)
     SELECT n, (SELECT id FROM plan), n, 'Nhiệm vụ số ' || n, 'Nhiệm vụ số ' || n, 'Các đơn vị', '',
       (CASE WHEN ${chance("n", 1, 100)} < 42 THEN 'BY_DATE' WHEN ${chance("n", 1, 100)} < 92 THEN 'ONGOING'
        ELSE 'CONDITIONAL' END)::"DeadlineKind"
     FROM generate_series(1, ${tasks}) n`,
    `INSERT INTO assignment (id, task_id, agency_id, role, is_principal, position, added_at, version)
     SELECT (t.id - 1) * ${PARTS_PER_TASK} + k + 1, t.id, 1 + (t.id * 37 + k) % ${AGENCIES},
       (CASE WHEN k < 20 THEN 'LEAD' ELSE 'COORDINATOR' END)::"AssignmentRole", k = 0, k,
       timestamptz '2023-01-10 02:00:00Z', 3
     FROM task t, generate_series(0, ${PARTS_PER_TASK - 1}) k`,
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
       (NOT standing AND due_on IS NOT NULL AND luck < CASE WHEN due_on < '${SWEPT_DAY}' THEN 870 ELSE 250 END) STORED`,
    // Dated work speaks twice, the second time of being done where it is; standing work every month, unless it is silent.
    `INSERT INTO progress_update (assignment_id, seq, state, percent, result, completed_on, evidence_number, evidence_date,
       recorded_at, recorded_by_id)
     SELECT p.id, seq, (CASE WHEN done AND seq = 2 THEN 'COMPLETED' ELSE 'IN_PROGRESS' END)::"ProgressState", NULL,
       'Đã rà soát, tổng hợp và triển khai đến các đơn vị trực thuộc.',
       CASE WHEN done AND seq = 2 THEN least(due_on, date '2023-10-02') END,
       CASE WHEN done AND seq = 2 THEN p.id || '/BC' END, CASE WHEN done AND seq = 2 THEN date '2023-09-01' END,
       CASE WHEN standing THEN timestamptz '2023-04-05 02:00:00Z' + make_interval(months => seq * 2)
            ELSE timestamptz '2023-02-05 02:00:00Z' + make_interval(months => seq) END, 1
     FROM part p, generate_series(1, 3) seq
     WHERE CASE WHEN standing THEN seq <= CASE WHEN luck < 940 THEN 3 WHEN luck < 990 THEN 2 ELSE 1 END ELSE seq <= 2 END`,
    `INSERT INTO completion_decision (update_id, verdict, reason, recorded_at, recorded_by_id)
     SELECT u.id, (CASE WHEN luck % 87 = 1 THEN 'RETURNED' ELSE 'CONFIRMED' END)::"CompletionVerdict",
       CASE WHEN luck % 87 = 1 THEN 'Thiếu minh chứng.' ELSE '' END, timestamptz '2023-10-05 02:00:00Z', 1
     FROM part p JOIN progress_update u ON u.assignment_id = p.id AND u.seq = 2
     WHERE p.done AND luck % 87 <> 0`,
    `INSERT INTO applicability_decision (assignment_id, applicable, reason, recorded_at, recorded_by_id)
     SELECT id, false, 'Không quản lý lĩnh vực này.', timestamptz '2023-02-01 02:00:00Z', 1 FROM part WHERE luck >= 985`,
  ];
}
