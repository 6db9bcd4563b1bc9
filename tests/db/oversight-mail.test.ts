import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../lib/oversight/commands.ts";
import { writeDigests, writeDigestsIfDue } from "../../lib/oversight/digest-commands.ts";
import { countMails, readLastMailRuns, readUnsent } from "../../lib/oversight/digest-queries.ts";
import { chooseMails, retryMails, sendTestMail, unsubscribe } from "../../lib/oversight/mail-commands.ts";
import { sendDueMails } from "../../lib/oversight/sending-commands.ts";
import { ALERT_KINDS } from "../../lib/oversight/words.ts";
import { type Clock, fixedClock } from "../../lib/platform/clock.ts";
import { type MailPatience, openMailer } from "../../lib/platform/mail.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";
import { putAllReports } from "../support/reports.ts";
import { type MailServer, startMailServer, toLine } from "../support/smtp.ts";

let test: TestDatabase;
let smtp: MailServer;
/** What the server says instead of taking an e-mail; each test sets its own. */
let toRecipient: NonNullable<Parameters<typeof startMailServer>[0]>["toRecipient"];
let toContent: typeof toRecipient;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  await putAllReports(test.db);
  smtp = await startMailServer({
    toRecipient: (address) => toRecipient?.(address) ?? null,
    toContent: (address) => toContent?.(address) ?? null,
  });
});
afterAll(async () => {
  await smtp.stop();
  await test.drop();
});

beforeEach(async () => {
  toRecipient = undefined;
  toContent = undefined;
  smtp.mails.length = 0;
  await test.db.alertDelivery.deleteMany();
  await test.db.alert.deleteMany();
  await test.db.sweepRun.deleteMany();
  await test.db.mailDigest.deleteMany();
  await test.db.mailRun.deleteMany();
  await test.db.mailOptOut.deleteMany();
  await test.db.alertMute.deleteMany();
});

const DAY = "2023-10-10";
const PLACE = { publicUrl: "https://da06.example", authSecret: "only-for-tests-only-for-tests-only-for-tests" };
const FROM = "Theo dõi Đề án 06 <da06@example.vn>";
const HASTY: MailPatience = { connect: 2_000, silence: 2_000, whole: 4_000 };

const at = (time: string, day = DAY): Clock => fixedClock(day, time);
const sweepOn = (day = DAY) => sweep(test.db, at("07:00", day), "schedule");
const write = (clock = at("07:00")) => writeDigests({ db: test.db, clock, place: PLACE });
const send = (clock = at("08:00"), stop?: AbortSignal) =>
  sendDueMails({
    db: test.db,
    clock,
    place: PLACE,
    from: FROM,
    openMailer: () => openMailer({ url: smtp.url, from: FROM }, HASTY),
    ...(stop && { stop }),
  });
const addressOf = (username: string) => `${username}@demo.invalid`;
const mailTo = (username: string) => smtp.mails.filter(({ to }) => to.includes(addressOf(username)));
const digestOf = (username: string, day = DAY) =>
  test.db.mailDigest.findFirstOrThrow({ where: { user: { username }, day: new Date(day) } });

/** Leaves one person with an e-mail to come, so that a test is about that one. */
async function only(username: string): Promise<void> {
  await test.db.alertDelivery.deleteMany({ where: { user: { username: { not: username } } } });
}

describe("the e-mail of the day", () => {
  it("goes to each person with something on their bell, and to nobody else, with all that is there", async () => {
    await sweepOn();
    const expected = await test.db.user.findMany({
      where: { deliveries: { some: {} } },
      select: { username: true },
      orderBy: { id: "asc" },
    });
    expect(expected.length).toBeGreaterThan(5);
    expect(await write()).toBe(expected.length);
    expect(await send(at("07:59"))).toBeNull();
    expect(await send()).toMatchObject({ sent: expected.length, failed: 0, later: 0, failure: null });
    expect(smtp.recipients().toSorted()).toEqual(expected.map(({ username }) => addressOf(username)).toSorted());

    const [mail] = mailTo("so-tnmt");
    expect(mail?.to).toEqual([addressOf("so-tnmt")]);
    expect(mail && toLine(mail.parsed)).toEqual([addressOf("so-tnmt")]);
    expect(mail?.parsed.subject).toBe("[Đề án 06] 1 việc cần xử lý ngay – 10/10/2023");
    for (const said of [mail?.parsed.text, mail?.parsed.html]) {
      expect(said).toContain("Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 2)");
      expect(said).toContain("https://da06.example/tasks/16");
      expect(said).toContain("Số liệu trong thư là số liệu minh họa.");
      expect(said).toContain("Ngừng nhận loại thư này");
    }
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(mail?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(mail?.raw.replaceAll(/\r?\n\s+/g, " ")).toMatch(
      /^List-Unsubscribe: <https:\/\/da06\.example\/api\/mail\/unsubscribe\?user=\d+&kind=ALL&token=[\w-]{43}>\r?$/m,
    );
    for (const line of mail?.raw.split("\r\n") ?? []) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
  });

  it("is one a person and day, however often everything is run", async () => {
    await sweepOn();
    const written = await write();
    for (let again = 0; again < 3; again++) {
      await sweepOn();
      expect(await write(at("09:00"))).toBe(0);
      await send(at("09:00"));
    }
    expect(smtp.mails).toHaveLength(written);
    expect(new Set(smtp.recipients()).size).toBe(written);
  });

  it("is one also when two processes do everything at the same moment", async () => {
    const run = promisify(execFile);
    const script = ["tests/support/mail-round.ts", test.url, smtp.url, DAY];
    const ends = await Promise.all([run(process.execPath, script), run(process.execPath, script)]);
    const sent = ends.map(({ stdout }) => JSON.parse(stdout.trim().split("\n").at(-1) ?? "null")?.sent ?? 0);
    expect(sent[0] + sent[1]).toBe(smtp.mails.length);
    expect(smtp.mails.length).toBeGreaterThan(5);
    expect(new Set(smtp.recipients()).size).toBe(smtp.mails.length);
    expect(await test.db.mailDigest.count()).toBe(smtp.mails.length);
    // Two processes start here, which on a busy machine takes its time.
  }, 90_000);

  it("says only what is new, and how much is open besides; without news there is none", async () => {
    await sweepOn();
    await write();
    await send();
    smtp.mails.length = 0;
    await sweepOn("2023-10-11");
    expect(await write(at("07:00", "2023-10-11"))).toBe(0);
    await sweepOn("2023-10-14");
    await write(at("07:00", "2023-10-14"));
    await send(at("08:00", "2023-10-14"));
    const [mail] = mailTo("so-tnmt.truong");
    expect(mail?.parsed.text).toContain("báo lãnh đạo đơn vị lần 2");
    expect(mail?.parsed.text).not.toContain("báo lãnh đạo đơn vị lần 1");
    expect(mailTo("so-tnmt")).toEqual([]);
    const [secretary] = mailTo("thuong-truc");
    expect(secretary?.parsed.text).toMatch(/Ngoài ra còn .*đã gửi ở các thư trước, đến nay chưa xong\./);
  });

  it("is not written for who has no address, is disabled, has moved on, or has confirmed receipt", async () => {
    await sweepOn();
    const change = (username: string, data: object) => test.db.user.updateMany({ where: { username }, data });
    const there = await test.db.agency.findFirstOrThrow({ where: { code: "so-tu-phap" } });
    const here = await test.db.agency.findFirstOrThrow({ where: { code: "so-tnmt" } });
    await change("so-tnmt", { agencyId: there.id });
    await change("so-tnmt.truong", { email: null });
    await change("van-phong", { disabledAt: new Date("2023-10-01") });
    await test.db.alertDelivery.updateMany({
      where: { user: { username: "thuong-truc" } },
      data: { acknowledgedAt: new Date("2023-10-10T00:30:00Z") },
    });
    await write();
    await send();
    for (const username of ["so-tnmt", "so-tnmt.truong", "van-phong", "thuong-truc"]) {
      expect(mailTo(username), username).toEqual([]);
    }
    await change("so-tnmt", { agencyId: here.id });
    await change("so-tnmt.truong", { email: addressOf("so-tnmt.truong") });
    await change("van-phong", { disabledAt: null });
  });

  it("does not speak of what has been settled, muted or opted out of", async () => {
    await sweepOn();
    await only("so-tnmt");
    const { id: userId } = await test.db.user.findFirstOrThrow({ where: { username: "so-tnmt" } });
    const task = await test.db.task.findFirstOrThrow({ where: { number: 16 } });
    const mute = { userId, taskId: task.id, untilOn: new Date("2023-10-12"), createdAt: new Date("2023-10-09") };
    await test.db.alertMute.create({ data: mute });
    expect(await write()).toBe(0);
    // It holds to the end of its last day, and what waited comes back.
    expect(await write(at("07:00", "2023-10-12"))).toBe(0);
    expect(await write(at("07:00", "2023-10-13"))).toBe(1);

    await test.db.alertDelivery.updateMany({ data: { digestId: null } });
    await test.db.mailDigest.deleteMany();
    await test.db.alertMute.deleteMany();
    await test.db.mailOptOut.create({ data: { userId, kind: "DEADLINE_PASSED", optedOutAt: new Date() } });
    expect(await write()).toBe(0);
    await test.db.mailOptOut.deleteMany();
    await test.db.alert.updateMany({ data: { closedAt: new Date("2023-10-10T00:10:00Z") } });
    expect(await write()).toBe(0);
  });
});

describe("when it is written", () => {
  const due = (clock: Clock) => writeDigestsIfDue({ db: test.db, clock, place: PLACE });

  it("is after the morning's sweep, once, and after an outage at once, for today only", async () => {
    expect(await due(at("07:01"))).toBeNull();
    await sweepOn();
    expect(await due(at("06:59"))).toBeNull();
    expect(await due(at("07:01"))).toBeGreaterThan(5);
    expect(await due(at("07:02"))).toBeNull();
    // The process was away from the afternoon on, over the next day, and comes back in the middle of the one after.
    await sweepOn("2023-10-12");
    const back = at("10:30", "2023-10-12");
    await due(back);
    expect(await send(back)).toMatchObject({ failure: null });
    const days = await test.db.mailDigest.findMany({ where: { status: "SENT" }, select: { day: true } });
    expect(days.length).toBeGreaterThan(5);
    for (const { day } of days) expect(day.toISOString().slice(0, 10)).toBe("2023-10-12");
    expect((await digestOf("so-tnmt")).lastFailure).toContain("Hết ngày mà chưa gửi được");
    // What the first told and nobody got is told by the second.
    expect(mailTo("so-tnmt")[0]?.parsed.text).toContain("Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 2)");
    expect(smtp.mails).toHaveLength(days.length);
  });

  it("is noted with its failure, and tried again ten minutes later", async () => {
    await sweepOn();
    await test.db.$executeRaw`ALTER TABLE mail_digest ADD CONSTRAINT refuses_all CHECK (user_id < 0) NOT VALID`;
    await expect(due(at("07:01"))).rejects.toThrow();
    await test.db.$executeRaw`ALTER TABLE mail_digest DROP CONSTRAINT refuses_all`;
    expect((await readLastMailRuns(test.db)).WRITE?.failure).toContain("refuses_all");
    expect(await due(at("07:10"))).toBeNull();
    expect(await due(at("07:11"))).toBeGreaterThan(5);
  });
});

describe("a mail server", () => {
  beforeEach(async () => {
    await sweepOn();
  });

  it("that is away for ten minutes delays, and everybody gets theirs once", async () => {
    const written = await write();
    await smtp.stop();
    for (const minute of ["08:00", "08:01", "08:03", "08:05", "08:08"]) {
      expect((await send(at(minute)))?.failure).toContain("Không nối được máy chủ thư");
    }
    await smtp.start();
    for (let minute = 10; minute < 60; minute++) await send(at(`08:${minute}`));
    expect(smtp.recipients().toSorted()).toEqual([...new Set(smtp.recipients())].toSorted());
    expect(smtp.mails).toHaveLength(written);
    expect(await countMails(test.db, at("09:00").today())).toMatchObject({ WAITING: 0, FAILED: 0, SENT: written });
  });

  it("that is away keeps one e-mail waiting 1, 2, 5, 10, 30 minutes, then every hour", async () => {
    await only("so-tnmt");
    await write();
    await smtp.stop();
    const tries: string[] = [];
    for (let minutes = 0; minutes < 180; minutes++) {
      const time = `${String(8 + Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
      if ((await send(at(time))) !== null) tries.push(time);
    }
    await smtp.start();
    expect(tries).toEqual(["08:00", "08:01", "08:03", "08:08", "08:18", "08:48", "09:48", "10:48"]);
    expect(await digestOf("so-tnmt")).toMatchObject({ status: "WAITING", attempts: 8 });
  });

  it("that refuses a recipient for good (5xx) is not asked again, and its words are kept; the others get theirs", async () => {
    const written = await write();
    toRecipient = (address) =>
      address === addressOf("so-tnmt") ? { code: 550, text: "5.1.1 No such user here" } : null;
    expect(await send()).toMatchObject({ sent: written - 1, failed: 1, failure: null });
    const failed = await digestOf("so-tnmt");
    expect(failed).toMatchObject({ status: "FAILED", attempts: 1 });
    expect(failed.lastFailure).toContain("550 5.1.1 No such user here");
    expect(await send(at("23:59"))).toBeNull();
  });

  it("that says not now (4xx) is asked again, and gets the very same e-mail", async () => {
    await only("so-tnmt");
    await write();
    toRecipient = () => ({ code: 450, text: "4.2.0 Greylisted" });
    expect(await send()).toMatchObject({ sent: 0, later: 1 });
    expect((await digestOf("so-tnmt")).lastFailure).toContain("Greylisted");
    toRecipient = undefined;
    expect(await send(at("08:00"))).toBeNull();
    expect(await send(at("08:01"))).toMatchObject({ sent: 1 });
    expect(await digestOf("so-tnmt")).toMatchObject({ status: "SENT", attempts: 2, lastFailure: null });
  });

  it("that falls silent after the content is left alone after a while, and gets the same bytes again", async () => {
    await only("so-tnmt");
    await write();
    let seen = 0;
    toContent = () => (seen++ === 0 ? "hang" : null);
    const begun = performance.now();
    expect((await send())?.failure).toContain("không trả lời");
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await send(at("08:01"))).toMatchObject({ sent: 1 });
    await test.db.mailDigest.updateMany({ data: { status: "WAITING", sentAt: null } });
    await send(at("08:02"));
    const [first, second] = mailTo("so-tnmt");
    expect(first?.parsed.messageId).toMatch(/^<digest-\d+-2023-10-10@example\.vn>$/);
    expect(second?.raw).toBe(first?.raw);
  });

  it("that breaks off in the middle ends the round, and nobody is lost", async () => {
    const written = await write();
    toRecipient = (address) => (address === addressOf("so-tnmt") ? { code: 421, text: "4.3.2 Shutting down" } : null);
    const first = await send();
    expect(first?.failure).toContain("Shutting down");
    toRecipient = undefined;
    await send(at("08:05"));
    expect(smtp.mails).toHaveLength(written);
    expect(new Set(smtp.recipients()).size).toBe(written);
  });

  it("leaves an e-mail of a process that was killed to the next, five minutes later", async () => {
    await only("so-tnmt");
    await write();
    await test.db.mailDigest.updateMany({ data: { attempts: 1, takenUntil: new Date("2023-10-10T01:05:00Z") } });
    expect(await send(at("08:04"))).toBeNull();
    expect(await send(at("08:05"))).toMatchObject({ sent: 1 });
  });

  it("is given no further e-mail once the process is to end; the one in hand is finished", async () => {
    const written = await write();
    const stop = new AbortController();
    toContent = () => {
      stop.abort();
      return null;
    };
    expect(await send(at("08:00"), stop.signal)).toMatchObject({ sent: 1 });
    toContent = undefined;
    expect(await send(at("08:00"))).toMatchObject({ sent: written - 1 });
    expect(new Set(smtp.recipients()).size).toBe(written);
  });

  it("gets nothing for an account that was disabled after its e-mail had been written", async () => {
    await only("so-tnmt");
    await write();
    await test.db.user.updateMany({ where: { username: "so-tnmt" }, data: { disabledAt: new Date("2023-10-10") } });
    expect(await send()).toMatchObject({ sent: 0, failed: 1 });
    expect((await digestOf("so-tnmt")).lastFailure).toBe("Tài khoản đã khóa, thư không gửi nữa.");
    await test.db.user.updateMany({ where: { username: "so-tnmt" }, data: { disabledAt: null } });
  });
});

describe("an e-mail that did not go out", () => {
  beforeEach(async () => {
    await sweepOn();
    await only("so-tnmt");
    await write();
    toRecipient = () => ({ code: 550, text: "5.1.1 No such user here" });
    await send();
    toRecipient = undefined;
  });
  afterEach(() => test.db.user.updateMany({ where: { username: "so-tnmt" }, data: { email: addressOf("so-tnmt") } }));

  it("is shown to the administrator, and sent again to the address that was put right", async () => {
    const admin = await contextOf(test.db, "quan-tri");
    const [row] = await readUnsent(test.db, admin.actor, 10);
    expect(row).toMatchObject({ name: "Lê Minh Đức", status: "FAILED", attempts: 1 });
    await test.db.user.updateMany({ where: { username: "so-tnmt" }, data: { email: "moi@demo.invalid" } });
    expect(await retryMails(admin, row?.id ?? 0)).toEqual({ ok: true, value: 1 });
    expect(await send(at("09:00"))).toMatchObject({ sent: 1 });
    expect(smtp.recipients()).toEqual(["moi@demo.invalid"]);
    const [last] = await test.db.auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(last).toMatchObject({ action: "mail.retry", subjectId: row?.id, after: { address: "moi@demo.invalid" } });
    // Sent is sent.
    expect(await retryMails(admin, row?.id ?? 0)).toMatchObject({ ok: false, code: "NOT_OPEN" });
  });

  it("is neither shown to nor sent again by anybody else", async () => {
    for (const username of ["so-tnmt", "so-tnmt.truong", "thuong-truc", "van-phong", "lanh-dao"]) {
      const context = await contextOf(test.db, username);
      expect(await readUnsent(test.db, context.actor, 10)).toEqual([]);
      expect(await retryMails(context, null)).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    expect(await digestOf("so-tnmt")).toMatchObject({ status: "FAILED" });
  });

  it("is not sent again while a process has it in hand", async () => {
    const admin = await contextOf(test.db, "quan-tri");
    const until = new Date("2023-10-10T02:05:00Z");
    await test.db.mailDigest.updateMany({ data: { status: "WAITING", takenUntil: until } });
    expect(await retryMails(admin, null)).toEqual({ ok: true, value: 0 });
  });
});

describe("“Gửi thử”", () => {
  it("goes to the administrator who asks, and gives the server's own answer", async () => {
    const admin = await contextOf(test.db, "quan-tri");
    const line = openMailer({ url: smtp.url, from: FROM }, HASTY);
    const good = await sendTestMail(admin, line);
    expect(good).toMatchObject({ ok: true, value: { address: addressOf("quan-tri"), sent: true } });
    expect(smtp.recipients()).toEqual([addressOf("quan-tri")]);
    expect(smtp.mails[0]?.parsed.subject).toBe("[Đề án 06] Thư thử");
    toRecipient = () => ({ code: 554, text: "5.7.1 Relay access denied" });
    const bad = await sendTestMail(admin, line);
    expect(bad).toMatchObject({ ok: true, value: { sent: false } });
    expect(JSON.stringify(bad)).toContain("Relay access denied");
    line.close();
  });

  it("is the administrator's, and says when there is no mail server", async () => {
    expect(await sendTestMail(await contextOf(test.db, "thuong-truc"), null)).toMatchObject({ code: "FORBIDDEN" });
    expect(await sendTestMail(await contextOf(test.db, "quan-tri"), null)).toMatchObject({ code: "NOT_OPEN" });
  });
});

describe("which kinds come by e-mail", () => {
  it("is everybody's own choice, on record, and does not touch the bell", async () => {
    const officer = await contextOf(test.db, "so-tnmt");
    await sweepOn();
    const wanted = ALERT_KINDS.filter((kind) => kind !== "DEADLINE_PASSED");
    expect((await chooseMails(officer, wanted)).ok).toBe(true);
    await write();
    await send();
    expect(mailTo("so-tnmt")).toEqual([]);
    expect(mailTo("so-tnmt.truong")).toHaveLength(1);
    expect(await test.db.alertDelivery.count({ where: { userId: officer.actor.id } })).toBeGreaterThan(0);
    const [last] = await test.db.auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(last).toMatchObject({ action: "mail.choose", after: { kinds: ["DEADLINE_PASSED"] } });
    expect((await chooseMails(officer, ALERT_KINDS)).ok).toBe(true);
    expect(await test.db.mailOptOut.count()).toBe(0);
  });

  it("ends by the link of an e-mail for that person alone, once however often it is sent", async () => {
    const { actor, origin } = await contextOf(test.db, "so-tnmt");
    const context = { db: test.db, clock: at("10:00"), origin };
    const before = await test.db.auditEntry.count();
    expect(await unsubscribe(context, { userId: actor.id, subject: "SILENT" })).toBe(true);
    expect(await unsubscribe(context, { userId: actor.id, subject: "SILENT" })).toBe(true);
    expect(await test.db.mailOptOut.findMany({ select: { userId: true, kind: true } })).toEqual([
      { userId: actor.id, kind: "SILENT" },
    ]);
    expect(await test.db.auditEntry.count()).toBe(before + 1);
    const [last] = await test.db.auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(last).toMatchObject({ action: "mail.unsubscribe", userId: actor.id, actorName: actor.name });
    expect(await unsubscribe(context, { userId: actor.id, subject: "ALL" })).toBe(true);
    expect(await test.db.mailOptOut.count()).toBe(ALERT_KINDS.length);
    expect(await unsubscribe(context, { userId: 999_999, subject: "ALL" })).toBe(false);
  });
});
