import type { Database } from "../platform/database.ts";

/** The year as the sign-in page shows it: original deadlines of the newest plan, which is a public document. */
export type YearAtSignIn = {
  year: number;
  province: string;
  agencyDueDay: number;
  tasks: number;
  ongoing: number;
  conditional: number;
  reporting: number;
  deadlines: { number: number; dueOn: Temporal.PlainDate }[];
};

type Row = Omit<YearAtSignIn, "deadlines"> & { deadlines: { number: number; dueOn: string }[] };

/** Reads it in one statement; null before a plan is loaded. */
export async function yearAtSignIn(db: Database): Promise<YearAtSignIn | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT p.year, p.province, p.agency_due_day AS "agencyDueDay",
           (SELECT count(*)::int FROM task t WHERE t.plan_id = p.id) AS tasks,
           (SELECT count(*)::int FROM task t WHERE t.plan_id = p.id AND t.deadline_kind IN ('ONGOING', 'PERIODIC')) AS ongoing,
           (SELECT count(*)::int FROM task t WHERE t.plan_id = p.id AND t.deadline_kind = 'CONDITIONAL') AS conditional,
           (SELECT count(*)::int FROM agency a WHERE a.reports_from IS NOT NULL AND a.reports_to IS NULL) AS reporting,
           (SELECT COALESCE(json_agg(json_build_object('number', t.number, 'dueOn', d.due_on) ORDER BY d.due_on, t.number), '[]')
              FROM deadline d JOIN task t ON t.id = d.task_id
             WHERE t.plan_id = p.id AND d.event = 'ORIGINAL' AND d.assignment_id IS NULL) AS deadlines
      FROM plan p ORDER BY p.year DESC, p.id DESC LIMIT 1`;
  if (!row) return null;
  const deadlines = row.deadlines.map(({ number, dueOn }) => ({ number, dueOn: Temporal.PlainDate.from(dueOn) }));
  return { ...row, deadlines };
}

/** Which of these names belong to accounts that can sign in. */
export async function existingUsernames(db: Database, usernames: string[]): Promise<string[]> {
  const where = { username: { in: usernames }, disabledAt: null };
  const users = await db.user.findMany({ where, select: { username: true } });
  return users.map(({ username }) => username);
}
