import type { Transaction } from "../../lib/platform/database.ts";
import { calendarDate, type PlanRows } from "./rows.ts";
import { sync, type Tally } from "./sync.ts";
import { lookUp } from "./write-document.ts";

/**
 * Organisations and their groups. They belong to no single plan, so nothing is ever taken out, and a row that an
 * administrator has edited (version above 0) is left as it stands, its members included.
 * @returns the id of an agency by its code.
 */
export async function writeAgencies(
  tx: Transaction,
  rows: PlanRows,
  year: number,
  tally: Tally,
): Promise<(code: string) => number> {
  const codes = rows.agencies.map((row) => row.code);
  const before = await tx.agency.findMany({ where: { code: { in: codes } } });
  const edited = new Set(before.filter((row) => row.version > 0).map((row) => row.code));
  const reportingSince = new Map(before.map((row) => [row.code, row.reportsFrom]));
  const wanted = rows.agencies.map(({ reports, ...row }) => ({
    ...row,
    // Who already reports keeps the day from which it does: a later plan does not shorten the record.
    reportsFrom: reportingSince.get(row.code) ?? (reports ? calendarDate(`${year}-01-01`) : null),
  }));
  await sync(tally, {
    existing: before,
    wanted: wanted.filter((row) => !edited.has(row.code)),
    keyOf: (row) => row.code,
    insert: (data) => tx.agency.createMany({ data }),
    change: ({ id }, data) => tx.agency.update({ where: { id }, data }),
  });
  tally.unchanged += edited.size;

  const written = await tx.agency.findMany({ where: { code: { in: codes } } });
  const agencyId = lookUp(written.map((row) => [row.code, row.id]));
  const known = new Set(before.map((row) => row.code));
  for (const { code, standingBody } of rows.standing) {
    const standing = written.find((row) => row.code === code);
    const standingBodyId = agencyId(standingBody);
    if (!standing || edited.has(code) || standing.standingBodyId === standingBodyId) continue;
    await tx.agency.update({ where: { id: standing.id }, data: { standingBodyId } });
    if (known.has(code)) tally.changed += 1;
  }
  await sync(tally, {
    existing: await tx.groupMember.findMany({ where: { group: { code: { in: codes } } } }),
    wanted: rows.members
      .filter((row) => !edited.has(row.group))
      .map(({ group, member, basis, position }) => ({
        groupId: agencyId(group),
        memberId: agencyId(member),
        basis,
        position,
      })),
    keyOf: (row) => `${row.groupId} ${row.memberId}`,
    insert: (data) => tx.groupMember.createMany({ data }),
    change: (_before, { groupId, memberId, basis, position }) =>
      tx.groupMember.update({ where: { groupId_memberId: { groupId, memberId } }, data: { basis, position } }),
  });
  return agencyId;
}
