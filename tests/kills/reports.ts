import { build } from "../../scripts/build.ts";
import { onExit, run, say, step } from "../../scripts/lifecycle.ts";
import { member } from "../support/cast.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { enterAllFigures } from "../support/figures.ts";
import { formFields } from "../support/forms.ts";
import startPostgres from "../support/postgres.ts";
import { contextAt, OCTOBER } from "../support/reports.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { signedInCookies } from "../support/sign-in.ts";

const AGENCY = "so-tnmt";
const PAGE = `/reports/2023-10/${AGENCY}`;
const MONTH = new Date("2023-10-01");

/** The longest that is waited into a request before the blow; a sending takes some tens of milliseconds, more on a busy machine. */
const LATEST_MS = 400;
const MOST_SAVES = 3;

/** What the server said it had, and so must have for good. */
type Acknowledged = { saves: { key: number; version: number; text: string }[]; sendings: number };

type Tally = { duringSave: number; duringSending: number; sentAll: number; sentNothing: number };

/**
 * `npm run test:kills -- 200`: kills the server at a random moment of keeping a draft or of sending a report, starts it again and
 * looks at the record: what was acknowledged is there, and a report is sent with its words or not at all. Some seconds a kill,
 * so it is no part of `npm test`.
 */
run(async () => {
  const kills = Number(process.argv[2] ?? 200);
  const folder = await build(process.env.NEXT_DIST_DIR || ".next-test");
  process.env.NEXT_DIST_DIR = folder;
  onExit(await step("A database of its own is running", () => startPostgres()));
  const database = await testDatabase({ template: "demo" });
  let server = await startTestServer({ database });
  const line = await fillIn(server, database);
  const acknowledged: Acknowledged = { saves: [], sendings: 0 };
  const tally: Tally = { duringSave: 0, duringSending: 0, sentAll: 0, sentNothing: 0 };
  const begun = performance.now();
  for (let round = 1; round <= kills; round++) {
    await dieInTheMiddle(server, { round, line, acknowledged, tally, database });
    await checkRecord(database, line, acknowledged);
    if (round % 20 === 0)
      say(`${round} kills: ${JSON.stringify(tally)}, ${acknowledged.saves.length} saves acknowledged`);
    server = await startTestServer({ database });
  }
  await server.stop();
  // Kills that never let a report through would prove nothing of what a sending leaves behind.
  if (tally.duringSending >= 10 && tally.sentAll === 0) throw new Error("No kill came after a report had been sent.");
  const seconds = Math.round((performance.now() - begun) / 1000);
  say(
    `${kills} kills in ${seconds} s, ${tally.duringSave} while a draft was kept, ${tally.duringSending} while a report was sent (${tally.sentAll} sent with all, ${tally.sentNothing} not at all): 0 half-sent, 0 of ${acknowledged.saves.length} acknowledged saves lost.`,
  );
  return 0;
});

async function cookieOf(url: string): Promise<string> {
  const cookies = await signedInCookies(url, member(AGENCY).username);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Makes every line of the report ready to be sent; gives the one that each round writes. */
async function fillIn({ url }: TestServer, database: TestDatabase): Promise<number> {
  const cookie = await cookieOf(url);
  await enterAllFigures(await contextAt(database.db, AGENCY, "2023-10-10"), OCTOBER);
  const answer = await submit(url, cookie, await fieldsOf(url, cookie), "noNewsAll");
  if (answer.status !== 303) throw new Error(`The report could not be made ready: ${answer.status}`);
  const part = await database.db.assignment.findFirstOrThrow({
    where: { agency: { code: AGENCY }, task: { number: 16 } },
  });
  return part.id;
}

type Round = { round: number; line: number; acknowledged: Acknowledged; tally: Tally; database: TestDatabase };

/** Keeps some words, perhaps sends, and is killed at a random moment of the last request. */
async function dieInTheMiddle(
  server: TestServer,
  { round, line, acknowledged, tally, database }: Round,
): Promise<void> {
  const { url } = server;
  const cookie = await cookieOf(url);
  const sends = Math.random() < 0.5;
  const saves = 1 + Math.floor(Math.random() * MOST_SAVES);
  for (let nth = 1; nth <= saves; nth++) {
    const text = `Lần tắt máy ${round}, lần lưu ${nth}.`;
    const save = keep(url, cookie, line, text);
    if (!sends && nth === saves) {
      await killSoon(server, save);
      tally.duringSave += 1;
    }
    const version = await save.catch(() => null);
    if (version !== null) acknowledged.saves.push({ key: line, version, text });
  }
  if (!sends) return;
  const before = await database.db.reportSubmission.count();
  const sending = submit(url, cookie, await fieldsOf(url, cookie), "send");
  await killSoon(server, sending);
  const answer = await sending.catch(() => null);
  if (answer?.headers.get("location")?.includes("done=sent")) acknowledged.sendings += 1;
  tally.duringSending += 1;
  const isSent = (await database.db.reportSubmission.count()) > before;
  tally[isSent ? "sentAll" : "sentNothing"] += 1;
}

/** The fields of the report's form as the page has them. */
async function fieldsOf(url: string, cookie: string): Promise<Record<string, string>> {
  return formFields(await (await fetch(url + PAGE, { headers: { cookie } })).text(), 'name="agency"');
}

/** Sends the report's form as a browser without scripts does. */
function submit(url: string, cookie: string, fields: Record<string, string>, act: string): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, act })) {
    // A record holds one field of a name; every line has its own "line".
    const key = /^version-(\d+)$/.exec(name)?.[1];
    if (key) form.append("line", key);
    if (name !== "line" && !name.startsWith("upload-")) form.append(name, value);
  }
  const headers = { cookie, origin: url };
  return fetch(`${url}/api${PAGE}/form`, { method: "POST", body: form, headers, redirect: "manual" });
}

async function killSoon(server: TestServer, request: Promise<unknown>): Promise<void> {
  // It breaks off with the server; whoever waits for it is told then.
  request.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_MS));
  await server.kill();
}

/** Keeps one line as the open page does; gives the version it was acknowledged with. */
async function keep(url: string, cookie: string, key: number, result: string): Promise<number> {
  const fields = {
    ...{ state: "IN_PROGRESS", percent: "", result, difficulties: "", proposals: "", nextMonth: "", completedOn: "" },
    ...{ evidenceNumber: "", evidenceDate: "", evidenceIssuer: "", noNews: false, kept: false },
  };
  const answer = await fetch(`${url}/api${PAGE}/lines`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, origin: url },
    body: JSON.stringify({
      writer: "kills",
      lines: [{ key, seenVersion: 0, origin: "EMPTY", fields }],
      known: {},
    }),
  });
  const said = await answer.json();
  const version = said.versions?.find((one: { key: number }) => one.key === key)?.version;
  if (typeof version !== "number") throw new Error(`Not kept: ${JSON.stringify(said)}`);
  return version;
}

/** Throws unless everything acknowledged is on record, and every sending is there with all that belongs to it. */
async function checkRecord({ db }: TestDatabase, line: number, acknowledged: Acknowledged): Promise<void> {
  const kept = await db.reportLineText.findMany({ where: { line: { assignmentId: line } } });
  const texts = new Set(kept.map(({ version, content }) => `${version} ${JSON.parse(content).result}`));
  const lost = acknowledged.saves.filter(({ version, text }) => !texts.has(`${version} ${text}`));
  if (lost.length > 0) throw new Error(`Acknowledged and lost: ${JSON.stringify(lost)}`);

  const sendings = await db.reportSubmission.findMany({
    where: { report: { agency: { code: AGENCY }, month: MONTH } },
    orderBy: { number: "asc" },
  });
  const words = await db.progressUpdate.findMany({
    where: { reportMonth: MONTH, assignment: { agency: { code: AGENCY } } },
  });
  const named = new Map(
    sendings.flatMap(({ content }) =>
      (JSON.parse(content).lines as { updateId: number | null; result: string }[]).map(
        ({ updateId, result }) => [updateId, result] as const,
      ),
    ),
  );
  const orphans = words.filter(({ id, result }) => named.get(id) !== result);
  if (orphans.length > 0) throw new Error(`Words of no sending: ${JSON.stringify(orphans)}`);
  const isGapless = sendings.every(({ number }, index) => number === index + 1);
  const acts = await db.auditEntry.count({ where: { action: "report.send", outcome: "DONE" } });
  if (!isGapless || acts !== sendings.length || sendings.length < acknowledged.sendings) {
    throw new Error(`${sendings.length} sendings, ${acts} acts, ${acknowledged.sendings} acknowledged`);
  }
}
