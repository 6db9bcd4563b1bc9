import { afterAll, describe, expect, it } from "vitest";
import { enterFigures, nameMeasurer } from "../../lib/indicators/commands.ts";
import { indicatorFigures, procedureRows, shareOfAgencies } from "../../lib/indicators/figures.ts";
import { readIndicatorFacts, readMeasurerChoices } from "../../lib/indicators/queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import type { Result } from "../../lib/platform/result.ts";
import { sendReport } from "../../lib/reports/commands.ts";
import { readContent } from "../../lib/reports/content.ts";
import { saveDraft } from "../../lib/reports/draft-commands.ts";
import { day, month } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { enterAllFigures, filledIn, owedLines } from "../support/figures.ts";
import { contextAt, noNews, OCTOBER, reportOf } from "../support/reports.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;
const found = await readCurrentPlan(db);
if (!found) throw new Error("no plan");
const plan = found;

const SEPTEMBER = month("2023-09");

const figuresOn = async (asOf: string) => indicatorFigures(await readIndicatorFacts(db, { plan, asOf: day(asOf) }));

async function figureOn(code: string, asOf = "2023-10-10") {
  const figure = (await figuresOn(asOf)).find(({ indicator }) => indicator.code === code);
  if (!figure) throw new Error(`no indicator ${code}`);
  return figure;
}

/** What an agency enters of a line of its own, by what its title says. */
async function enter(
  context: CommandContext,
  titled: string,
  numbers: Record<string, number>,
  about: { note?: string; seen?: number; month?: Temporal.PlainYearMonth } = {},
): Promise<Result<{ entered: number }>> {
  const at = about.month ?? OCTOBER;
  const line = (await owedLines(context, at)).find(({ title }) => title.includes(titled));
  if (!line) throw new Error(`${context.actor.username} does not enter ${titled}`);
  const values = filledIn({ ...line, seen: about.seen ?? line.seen }, numbers, about.note);
  return enterFigures(context, { month: at, agencyCode: context.actor.agencyCode ?? "", values });
}

describe("the rates of the demo's year", () => {
  it.each(["2023-05-31", "2023-09-14", "2023-10-10"])("are what SQL makes of the rows, on %s", async (asOf) => {
    const until = new Date(`${asOf}T17:00:00Z`);
    const counted = await db.$queryRaw<{ month: string; sums: number[]; used: number }[]>`
      WITH newest AS (
        SELECT c.* FROM procedure_count c WHERE c.recorded_at < ${until} AND NOT EXISTS (
          SELECT FROM procedure_count l WHERE l.recorded_at < ${until} AND l.id > c.id
            AND (l.procedure_id, l.agency_id, l.month) = (c.procedure_id, c.agency_id, c.month)))
      SELECT to_char(n.month, 'YYYY-MM') AS month,
        ARRAY[sum(n.online), sum(n.received), sum(n.electronic), sum(n.issued)]::int[] AS sums,
        (SELECT count(DISTINCT x.procedure_id)::int FROM newest x WHERE x.month <= n.month AND x.received > 0) AS used
      FROM newest n GROUP BY n.month ORDER BY n.month`;
    const figures = await figuresOn(asOf);
    const monthsOf = (code: string) =>
      figures
        .find(({ indicator }) => indicator.code === code)
        ?.months.map(({ month: at, part, whole }) => [at.toString(), part, whole]);
    expect(counted.length).toBeGreaterThan(2);
    expect(monthsOf("ho-so-giai-quyet-truc-tuyen")).toEqual(
      counted.map((row) => [row.month, row.sums[0], row.sums[1]]),
    );
    expect(monthsOf("ket-qua-ban-dien-tu")).toEqual(counted.map((row) => [row.month, row.sums[2], row.sums[3]]));
    expect(monthsOf("dvc-thiet-yeu-phat-sinh-ho-so")).toEqual(counted.map((row) => [row.month, row.used, 25]));
    for (const { indicator, months, met, newest, target } of figures) {
      if (indicator.source === "ENTERED") {
        const rows = await db.$queryRaw<{ month: string; part: number; whole: number }[]>`
          SELECT DISTINCT ON (month) to_char(month, 'YYYY-MM') AS month, numerator AS part, denominator AS whole
          FROM indicator_value WHERE indicator_id = ${indicator.id} AND recorded_at < ${until} ORDER BY month, id DESC`;
        expect(months.map(({ month: at, part, whole }) => ({ month: at.toString(), part, whole }))).toEqual(rows);
      }
      const operator = { GT: ">", GTE: ">=", EQ: "=" }[target.comparator];
      const [row] = await db.$queryRaw<{ met: boolean }[]>`
        SELECT CASE ${operator} WHEN '>' THEN a > b WHEN '>=' THEN a >= b ELSE a = b END AS met
        FROM (VALUES (${newest?.part ?? 0}::numeric * 100 / ${newest?.whole ?? 1}::numeric, ${target.percent}::numeric)) v(a, b)`;
      expect(met, indicator.code).toBe(row?.met);
    }
  });

  it("have an agency that holds the 60% down, two procedures without a dossier, and one agency missing", async () => {
    const facts = await readIndicatorFacts(db, { plan, asOf: day("2023-10-10") });
    const online = await figureOn("ho-so-giai-quyet-truc-tuyen");
    expect(online).toMatchObject({ met: false, newest: { month: SEPTEMBER, missing: ["Điện lực tỉnh"] } });
    const shares = shareOfAgencies(facts.procedures, "DOSSIERS_ONLINE", SEPTEMBER).filter(({ whole }) => whole > 0);
    const lowest = shares.toSorted((a, b) => a.part / a.whole - b.part / b.whole)[0];
    expect(lowest?.name).toBe("Sở Tư pháp");
    const unused = procedureRows(facts.procedures, SEPTEMBER).filter(({ receivedSoFar }) => receivedSoFar === 0);
    expect(unused.map(({ procedure }) => procedure.number)).toEqual([14, 17]);
    expect(await figureOn("dvc-thiet-yeu-phat-sinh-ho-so")).toMatchObject({ newest: { part: 23, whole: 25 } });
  });
});

describe("entering", () => {
  it("appends; the newest counts, and an earlier day still reads what stood then", async () => {
    const [monday, tuesday] = [
      await contextAt(db, "so-y-te", "2023-10-09"),
      await contextAt(db, "so-y-te", "2023-10-10"),
    ];
    expect(await enter(monday, "Cơ sở y tế", { whole: 254, part: 225 })).toEqual({ ok: true, value: { entered: 1 } });
    expect(await enter(tuesday, "Cơ sở y tế", { whole: 254, part: 226 })).toMatchObject({ ok: true });
    const newest = async (asOf: string) => (await figureOn("co-so-y-te-dung-cccd", asOf)).newest;
    expect(await newest("2023-10-10")).toMatchObject({
      month: OCTOBER,
      part: 226,
      whole: 254,
      said: { by: tuesday.actor.name },
    });
    expect(await newest("2023-10-09")).toMatchObject({ month: OCTOBER, part: 225 });
    expect(await newest("2023-10-08")).toMatchObject({ month: OCTOBER, said: { by: monday.actor.name } });
    expect(await newest("2023-10-03")).toMatchObject({ month: SEPTEMBER, part: 213 });
    // Saying the same again says nothing.
    expect(await enter(tuesday, "Cơ sở y tế", { whole: 254, part: 226 })).toEqual({ ok: true, value: { entered: 0 } });
    const acts = await db.auditEntry.findMany({ where: { action: "figures.enter" }, orderBy: { id: "asc" } });
    expect(acts.map(({ after }) => after)).toEqual([
      { figures: ["Cơ sở y tế dùng thẻ CCCD gắn chip trong khám chữa bệnh: 225/254 cơ sở"] },
      { figures: ["Cơ sở y tế dùng thẻ CCCD gắn chip trong khám chữa bệnh: 226/254 cơ sở"] },
    ]);
  });

  it("a month that is being entered is no rate of the province before it is whole", async () => {
    const context = await contextAt(db, "so-gddt", "2023-10-10");
    await enterAllFigures(context, OCTOBER);
    const online = await figureOn("ho-so-giai-quyet-truc-tuyen");
    expect(online.newest?.month.toString()).toBe("2023-09");
    expect(online.months.at(-1)?.month.toString()).toBe("2023-10");
    expect(online.months.at(-1)?.missing).toContain("Sở GTVT");
  });

  it("refuses a part above its whole, and asks once about a leap", async () => {
    const context = await contextAt(db, "cuc-thue", "2023-10-10");
    const numbers = { received: 700, online: 500, issued: 690, electronic: 600 };
    expect(await enter(context, "Đăng ký thuế", { ...numbers, online: 701 })).toMatchObject({
      code: "INVALID_INPUT",
      fields: { "tt18-online": "Không được lớn hơn 700." },
    });
    const leap = { ...numbers, received: 7000 };
    const asked = await enter(context, "Đăng ký thuế", leap);
    expect(asked).toMatchObject({ code: "INVALID_INPUT", fields: { "tt18-note": expect.stringContaining("7.000") } });
    expect(await enter(context, "Đăng ký thuế", leap, { note: "Thay đổi thông tin đồng loạt." })).toMatchObject({
      ok: true,
    });
    const row = await db.procedureCount.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({ received: 7000, note: "Thay đổi thông tin đồng loạt." });
  });

  it("shows who came second what came first, and takes it when they have seen it", async () => {
    const [officer, head] = [
      await contextAt(db, "bhxh", "2023-10-10"),
      await contextAt(db, "bhxh.truong", "2023-10-10"),
    ];
    expect(await enter(officer, "Thông tin thẻ BHYT", { whole: 1_742_400, part: 1_720_000 })).toMatchObject({
      ok: true,
    });
    const second = await enter(head, "Thông tin thẻ BHYT", { whole: 1_742_400, part: 1_720_100 }, { seen: 0 });
    expect(second).toMatchObject({ code: "CONFLICT" });
    if (second.ok) throw new Error("not met");
    expect(Object.values(second.fields ?? {})[0]).toContain("1.720.000/1.742.400 thẻ");
    expect(await enter(head, "Thông tin thẻ BHYT", { whole: 1_742_400, part: 1_720_100 })).toMatchObject({ ok: true });
  });

  it("is the agency's own, as long as its report may be written; others are refused on record", async () => {
    const values = {};
    const refusals = () => db.auditEntry.count({ where: { action: "draft.write", outcome: "REFUSED" } });
    const before = await refusals();
    for (const username of ["so-y-te", "thuong-truc", "lanh-dao"]) {
      const other = await contextAt(db, username, "2023-10-10");
      const outcome = await enterFigures(other, { month: OCTOBER, agencyCode: "so-tu-phap", values });
      expect(outcome, username).toMatchObject({ ok: false, code: "NOT_FOUND" });
    }
    expect(await refusals()).toBe(before + 3);
    const late = await contextAt(db, "so-y-te", "2023-10-10");
    expect(await enterFigures(late, { month: month("2023-08"), agencyCode: "so-y-te", values })).toMatchObject({
      code: "NOT_OPEN",
    });
  });

  it("is refused by the database where no command would", async () => {
    const { id: userId, agencyId } = await db.user.findFirstOrThrow({ where: { username: "so-y-te" } });
    const said = { agencyId: agencyId ?? 0, recordedById: userId, recordedAt: new Date("2023-10-10T02:00:00Z") };
    const entered = await db.indicator.findFirstOrThrow({ where: { source: "ENTERED" } });
    const counted = await db.indicator.findFirstOrThrow({ where: { source: "DOSSIERS_ONLINE" } });
    const october = new Date("2023-10-01");
    const value = { indicatorId: entered.id, month: october, numerator: 1, denominator: 2, ...said };
    const refused = (data: Partial<typeof value>) =>
      expect(db.indicatorValue.create({ data: { ...value, ...data } })).rejects.toThrow();
    await refused({ numerator: 3 });
    await refused({ numerator: -1 });
    await refused({ numerator: 0, denominator: 0 });
    await refused({ month: new Date("2023-10-02") });
    await refused({ indicatorId: counted.id });
    const procedure = await db.procedure.findFirstOrThrow();
    const count = {
      procedureId: procedure.id,
      month: october,
      received: 1,
      online: 2,
      issued: 0,
      electronic: 0,
      ...said,
    };
    await expect(db.procedureCount.create({ data: count })).rejects.toThrow();
    await expect(db.procedureCount.create({ data: { ...count, online: 0, electronic: 1 } })).rejects.toThrow();
    await expect(db.procedureCount.updateMany({ data: { received: 0 } })).rejects.toThrow();
    await expect(db.indicatorValue.deleteMany()).rejects.toThrow();
    await expect(db.indicatorMeasurer.deleteMany()).rejects.toThrow();
  });
});

describe("the monthly report", () => {
  it("is not sent without the numbers it owes; sent, it holds them for good", async () => {
    const context = await contextAt(db, "so-gtvt", "2023-10-10");
    const address = { month: OCTOBER, agencyCode: "so-gtvt" };
    const { left } = await reportOf(db, "so-gtvt");
    if (left.length > 0) await saveDraft(context, { ...address, lines: noNews(left), writer: "" });
    expect(await sendReport(context, address)).toMatchObject({
      code: "INVALID_INPUT",
      fields: { figures: "Chỉ tiêu: còn 1/1 số liệu chưa nhập: “20. Cấp đổi, cấp lại giấy phép lái xe”." },
    });
    await enterAllFigures(context, OCTOBER);
    expect(await sendReport(context, address)).toMatchObject({ ok: true });
    const { record } = await reportOf(db, "so-gtvt");
    const sent = readContent(record.sendings.at(-1)?.content ?? "{}").figures;
    const [line] = await owedLines(context, OCTOBER);
    expect(sent).toEqual([
      {
        kind: "procedure",
        title: "20. Cấp đổi, cấp lại giấy phép lái xe",
        note: "",
        numbers: line?.fields.map(({ name, label }) => ({ label, number: line.now?.[name] })),
      },
    ]);
    // An agency that owes none has none.
    const other = await reportOf(db, "so-tai-chinh");
    expect(readContent(other.record.sendings.at(-1)?.content ?? "{}").figures).toBeUndefined();
  });
});

describe("who measures an indicator", () => {
  it("is named by the secretariat from a month on; others are refused on record", async () => {
    const { indicator } = await figureOn("dvctt-phat-sinh-ho-so");
    const to = (await readMeasurerChoices(db, day("2023-10-10"))).find(({ name }) => name === "Sở TTTT");
    const input = {
      indicatorId: indicator.id,
      agencyId: to?.id ?? 0,
      from: month("2023-11"),
      basis: "Công văn số 25/TCT.",
    };
    for (const username of ["so-tttt", "lanh-dao", "van-phong", "quan-tri"]) {
      expect(await nameMeasurer(await contextAt(db, username, "2023-10-10"), input)).toMatchObject({
        code: "FORBIDDEN",
      });
    }
    const secretariat = await contextAt(db, "thuong-truc", "2023-10-10");
    expect(await nameMeasurer(secretariat, { ...input, from: month("2024-01") })).toMatchObject({
      fields: { from: "Chọn tháng của năm 2023." },
    });
    expect(await nameMeasurer(secretariat, input)).toMatchObject({ ok: true });
    expect(await nameMeasurer(secretariat, input)).toMatchObject({ code: "DUPLICATE" });
    const owes = async (username: string, at: string) =>
      (await owedLines(await contextAt(db, username, "2023-10-10"), month(at))).filter(({ id }) => id === indicator.id)
        .length;
    expect([await owes("van-phong-ubnd", "2023-10"), await owes("van-phong-ubnd", "2023-11")]).toEqual([1, 0]);
    expect([await owes("so-tttt", "2023-10"), await owes("so-tttt", "2023-11")]).toEqual([0, 1]);
  });
});
