import type { Transaction } from "../../lib/platform/database.ts";
import { PlanDataError, problem } from "./problems.ts";
import { type PlanRows, startOfYear } from "./rows.ts";
import { sync, type Tally } from "./sync.ts";

/** Ids of what has been written, by the names the files use. */
export type Ids = { planId: number; agency: (code: string) => number; task: (number: number) => number };

/**
 * Sections I to IV, Appendix I and the notes: the document's own words. Little that people enter hangs on them, the
 * documents handed in for an obligation and the numbers of procedures; so what a newer version of the files no longer has is taken out,
 * but for indicators, which stay.
 *
 * @throws PlanDataError when that would take out an obligation of a body for which something is on record.
 */
export async function writeDocument(tx: Transaction, rows: PlanRows, ids: Ids, tally: Tally): Promise<void> {
  const { planId } = ids;
  await writeItems(tx, rows, ids, tally);
  await writeObligations(tx, rows, ids, tally);
  await writeProcedures(tx, rows, ids, tally);
  await writeIndicators(tx, rows, ids, tally);
  await sync(tally, {
    existing: await tx.focusTask.findMany({ where: { planId } }),
    wanted: rows.focus.map((row) => ({ ...row, planId })),
    keyOf: (row) => row.ref,
    insert: (data) => tx.focusTask.createMany({ data }),
    change: ({ id }, data) => tx.focusTask.update({ where: { id }, data }),
    remove: ({ id }) => tx.focusTask.delete({ where: { id } }),
  });
  await sync(tally, {
    existing: await tx.planParagraph.findMany({ where: { planId } }),
    wanted: rows.paragraphs.map((row) => ({ ...row, planId })),
    keyOf: (row) => String(row.position),
    insert: (data) => tx.planParagraph.createMany({ data }),
    change: ({ id }, data) => tx.planParagraph.update({ where: { id }, data }),
    remove: ({ id }) => tx.planParagraph.delete({ where: { id } }),
  });
  await sync(tally, {
    existing: await tx.documentNote.findMany({ where: { planId } }),
    wanted: rows.notes.map(({ taskNumber, ...row }) => ({
      ...row,
      planId,
      taskId: taskNumber === null ? null : ids.task(taskNumber),
    })),
    keyOf: (row) => `${row.ref} ${row.kind} ${row.position}`,
    insert: (data) => tx.documentNote.createMany({ data }),
    change: ({ id }, data) => tx.documentNote.update({ where: { id }, data }),
    remove: ({ id }) => tx.documentNote.delete({ where: { id } }),
  });
}

async function writeItems(tx: Transaction, rows: PlanRows, ids: Ids, tally: Tally): Promise<void> {
  const { planId } = ids;
  const wanted = rows.items.map(({ agency, ...row }) => ({ ...row, planId, agencyId: ids.agency(agency) }));
  const refs = new Set(wanted.map((row) => row.ref));
  const gone = await tx.planItem.findMany({ where: { planId, ref: { notIn: [...refs] } } });
  const goneIds = { itemId: { in: gone.map((row) => row.id) } };
  await tx.taskItem.deleteMany({ where: goneIds });
  await tx.planItemAgency.deleteMany({ where: goneIds });
  await sync(tally, {
    existing: await tx.planItem.findMany({ where: { planId } }),
    wanted,
    keyOf: (row) => row.ref,
    insert: (data) => tx.planItem.createMany({ data }),
    change: ({ id }, data) => tx.planItem.update({ where: { id }, data }),
    remove: ({ id }) => tx.planItem.delete({ where: { id } }),
  });
  const items = await tx.planItem.findMany({ where: { planId }, select: { id: true, ref: true } });
  const itemId = lookUp(items.map((row) => [row.ref, row.id]));

  await sync(tally, {
    existing: await tx.planItemAgency.findMany({ where: { item: { planId } } }),
    wanted: rows.itemAgencies.map(({ ref, agency, role }) => ({
      itemId: itemId(ref),
      agencyId: ids.agency(agency),
      role,
    })),
    keyOf: (row) => `${row.itemId} ${row.agencyId} ${row.role}`,
    insert: (data) => tx.planItemAgency.createMany({ data }),
    change: () => Promise.resolve(),
    remove: (row) => tx.planItemAgency.delete({ where: { itemId_agencyId_role: row } }),
  });
  await sync(tally, {
    existing: await tx.taskItem.findMany({ where: { item: { planId } } }),
    wanted: rows.taskItems.map(({ ref, taskNumber, relation, note }) => ({
      taskId: ids.task(taskNumber),
      itemId: itemId(ref),
      relation,
      note,
    })),
    keyOf: (row) => `${row.taskId} ${row.itemId}`,
    insert: (data) => tx.taskItem.createMany({ data }),
    change: ({ taskId, itemId: item }, { relation, note }) =>
      tx.taskItem.update({ where: { taskId_itemId: { taskId, itemId: item } }, data: { relation, note } }),
    remove: ({ taskId, itemId: item }) => tx.taskItem.delete({ where: { taskId_itemId: { taskId, itemId: item } } }),
  });
}

async function writeObligations(tx: Transaction, rows: PlanRows, ids: Ids, tally: Tally): Promise<void> {
  const { planId } = ids;
  await dropObligationParts(tx, rows, planId);
  const gone = { planId, ref: { notIn: rows.obligations.map((row) => row.ref) } };
  await tx.obligationAgency.deleteMany({ where: { obligation: gone } });
  await sync(tally, {
    existing: await tx.obligation.findMany({ where: { planId } }),
    wanted: rows.obligations.map((row) => ({ ...row, planId })),
    keyOf: (row) => row.ref,
    insert: (data) => tx.obligation.createMany({ data }),
    change: ({ id }, data) => tx.obligation.update({ where: { id }, data }),
    remove: ({ id }) => tx.obligation.delete({ where: { id } }),
  });
  const written = await tx.obligation.findMany({ where: { planId }, select: { id: true, ref: true } });
  const obligationId = lookUp(written.map((row) => [row.ref, row.id]));
  await sync(tally, {
    existing: await tx.obligationAgency.findMany({ where: { obligation: { planId } } }),
    wanted: rows.obligationAgencies.map(({ ref, agency, role, position }) => ({
      obligationId: obligationId(ref),
      agencyId: ids.agency(agency),
      role,
      position,
    })),
    keyOf: (row) => `${row.obligationId} ${row.agencyId} ${row.role}`,
    insert: (data) => tx.obligationAgency.createMany({ data }),
    change: (_before, { position, ...key }) =>
      tx.obligationAgency.update({ where: { obligationId_agencyId_role: key }, data: { position } }),
    remove: ({ obligationId: obligation, agencyId, role }) =>
      tx.obligationAgency.delete({
        where: { obligationId_agencyId_role: { obligationId: obligation, agencyId, role } },
      }),
  });
  await sync(tally, {
    existing: await tx.obligationPart.findMany({ where: { obligation: { planId } } }),
    wanted: rows.obligationParts.map(({ ref, agency, phrase, position }) => ({
      obligationId: obligationId(ref),
      agencyId: ids.agency(agency),
      phraseId: ids.agency(phrase),
      position,
    })),
    keyOf: (row) => `${row.obligationId} ${row.agencyId}`,
    insert: (data) => tx.obligationPart.createMany({ data }),
    change: ({ id }, { phraseId, position }) =>
      tx.obligationPart.update({ where: { id }, data: { phraseId, position } }),
  });
}

/** Takes out what the files no longer make a body owe, before the obligations it hangs on. */
async function dropObligationParts(tx: Transaction, rows: PlanRows, planId: number): Promise<void> {
  const wanted = new Set(rows.obligationParts.map(({ ref, agency }) => `${ref} ${agency}`));
  const parts = await tx.obligationPart.findMany({
    where: { obligation: { planId } },
    include: { obligation: true, agency: true, _count: { select: { deliveries: true, exemptions: true } } },
  });
  const gone = parts.filter(({ obligation, agency }) => !wanted.has(`${obligation.ref} ${agency.code}`));
  const onRecord = gone.filter(({ _count }) => _count.deliveries + _count.exemptions > 0);
  if (onRecord.length > 0) {
    throw new PlanDataError(
      onRecord.map(({ obligation, agency }) =>
        problem(
          "obligations.json",
          obligation.ref,
          "who",
          `${agency.name} đã nộp văn bản, không bỏ khỏi trách nhiệm được`,
        ),
      ),
    );
  }
  await tx.obligationPart.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
}

async function writeProcedures(tx: Transaction, rows: PlanRows, ids: Ids, tally: Tally): Promise<void> {
  const { planId } = ids;
  const gone = { planId, number: { notIn: rows.procedures.map((row) => row.number) } };
  await tx.procedureAgency.deleteMany({ where: { procedure: gone } });
  await sync(tally, {
    existing: await tx.procedure.findMany({ where: { planId } }),
    wanted: rows.procedures.map((row) => ({ ...row, planId })),
    keyOf: (row) => String(row.number),
    insert: (data) => tx.procedure.createMany({ data }),
    change: ({ id }, data) => tx.procedure.update({ where: { id }, data }),
    remove: ({ id }) => tx.procedure.delete({ where: { id } }),
  });
  const written = await tx.procedure.findMany({ where: { planId }, select: { id: true, number: true } });
  const procedureId = lookUp(written.map((row) => [row.number, row.id]));
  await sync(tally, {
    existing: await tx.procedureAgency.findMany({ where: { procedure: { planId } } }),
    wanted: rows.procedureAgencies.map(({ number, agency, position }) => ({
      procedureId: procedureId(number),
      agencyId: ids.agency(agency),
      position,
    })),
    keyOf: (row) => `${row.procedureId} ${row.agencyId}`,
    insert: (data) => tx.procedureAgency.createMany({ data }),
    change: (_before, { position, ...key }) =>
      tx.procedureAgency.update({ where: { procedureId_agencyId: key }, data: { position } }),
    remove: ({ procedureId: procedure, agencyId }) =>
      tx.procedureAgency.delete({ where: { procedureId_agencyId: { procedureId: procedure, agencyId } } }),
  });
}

/** Indicators, and who measures them: whoever was named by a person since stays named. */
async function writeIndicators(tx: Transaction, rows: PlanRows, ids: Ids, tally: Tally): Promise<void> {
  const { planId } = ids;
  await sync(tally, {
    existing: await tx.indicator.findMany({ where: { planId } }),
    wanted: rows.indicators.map((row) => ({ ...row, planId })),
    keyOf: (row) => row.code,
    insert: (data) => tx.indicator.createMany({ data }),
    change: ({ id }, data) => tx.indicator.update({ where: { id }, data }),
  });
  const written = await tx.indicator.findMany({ where: { planId }, select: { id: true, code: true } });
  const indicatorId = lookUp(written.map((row) => [row.code, row.id]));
  await sync(tally, {
    existing: await tx.indicatorMeasurer.findMany({ where: { indicator: { planId }, recordedById: null } }),
    wanted: rows.measurers.map(({ code, agency, fromMonth, basis }) => ({
      indicatorId: indicatorId(code),
      agencyId: ids.agency(agency),
      fromMonth,
      basis,
    })),
    keyOf: (row) => `${row.indicatorId} ${row.agencyId} ${row.fromMonth.toISOString()} ${row.basis}`,
    insert: (data) =>
      tx.indicatorMeasurer.createMany({
        data: data.map((row) => ({ ...row, recordedAt: startOfYear(rows.plan.year) })),
      }),
    change: () => Promise.resolve(),
  });
}

/** The id of a row by the name the files use. A name without a row is a mistake of the loader, not of the files. */
export function lookUp<Key extends string | number>(pairs: [Key, number][]): (key: Key) => number {
  const byKey = new Map(pairs);
  return (key) => {
    const id = byKey.get(key);
    if (id === undefined) throw new Error(`Chưa ghi “${key}” trước khi dùng đến.`);
    return id;
  };
}
