import { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setUserDisabled } from "../../lib/people/commands.ts";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { readDesk } from "../../lib/people/desk.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { CLOCK, contextOf, signInFrom } from "../support/people.ts";

let test: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  pool = new Pool({ connectionString: test.url, max: 4 });
});

afterAll(async () => {
  await pool.end();
  await test.drop();
});

beforeEach(async () => {
  await pool.query("DELETE FROM sign_in_limit");
});

/** Every wait is over, every count stays: what five minutes later looks like. */
const waitsAreOver = () => pool.query("UPDATE sign_in_limit SET expire = 0 WHERE key LIKE 'gate:%'");

describe("signing in", () => {
  it("takes the right password, whatever the case of the name, and puts it on record", async () => {
    const signIn = signInFrom(test.db, pool, "192.0.2.10");
    const result = await signIn("  SO-TNMT ", DEMO_PASSWORD);
    const user = await test.db.user.findFirstOrThrow({ where: { username: "so-tnmt" } });
    expect(result).toEqual({ ok: true, value: { userId: user.id, epoch: user.sessionEpoch } });
    expect(user.lastSignInAt).toEqual(new Date("2023-10-10T02:00:00.000Z"));
    const entry = await test.db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ action: "session.start", outcome: "DONE", userId: user.id, address: "192.0.2.10" });
  });

  it("answers the same for a wrong name, a wrong password and a disabled account", async () => {
    const admin = await contextOf(test.db, "quan-tri");
    const user = await test.db.user.findFirstOrThrow({ where: { username: "so-y-te" } });
    expect((await setUserDisabled(admin, user, true)).ok).toBe(true);
    const wrongPassword = await signInFrom(test.db, pool, "192.0.2.11")("so-tnmt", "sai");
    const wrongName = await signInFrom(test.db, pool, "192.0.2.12")("khong-co-ai", "sai");
    const disabled = await signInFrom(test.db, pool, "192.0.2.13")("so-y-te", DEMO_PASSWORD);
    expect(wrongPassword).toMatchObject({ ok: false, code: "WRONG_CREDENTIALS" });
    expect(wrongName).toEqual(wrongPassword);
    expect(disabled).toEqual(wrongPassword);
  });

  it("never writes down what was typed as a name that is nobody's", async () => {
    await signInFrom(test.db, pool, "192.0.2.14")("mat-khau-go-nham-o", "sai");
    const entry = await test.db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ action: "session.start", outcome: "REFUSED", userId: null, subjectId: null });
    const { rows } = await pool.query(
      "SELECT to_jsonb(e)::text AS text FROM audit_entry e UNION ALL SELECT key FROM sign_in_limit",
    );
    expect(JSON.stringify(rows)).not.toContain("mat-khau-go-nham-o");
  });

  it("slows a name down after five failures, wherever they come from, even with the right password", async () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      const result = await signInFrom(test.db, pool, `198.51.100.${attempt}`)("so-tttt", "sai");
      expect(result).toMatchObject({ code: "WRONG_CREDENTIALS" });
    }
    const held = await signInFrom(test.db, pool, "198.51.100.99")("so-tttt", DEMO_PASSWORD);
    expect(held).toMatchObject({
      ok: false,
      code: "TOO_MANY_ATTEMPTS",
      message: "Đăng nhập sai nhiều lần. Thử lại sau 30 giây.",
    });
    expect((await signInFrom(test.db, pool, "198.51.100.99")("so-tnmt", DEMO_PASSWORD)).ok).toBe(true);
  });

  it("doubles the wait at each further failure, and starts anew after a success", async () => {
    const from = (last: number) => signInFrom(test.db, pool, `203.0.113.${last}`);
    for (let attempt = 1; attempt <= 5; attempt++) await from(attempt)("so-tttt", "sai");
    await waitsAreOver();
    expect(await from(6)("so-tttt", "sai")).toMatchObject({ message: expect.stringContaining("1 phút") });
    await waitsAreOver();
    expect(await from(7)("so-tttt", "sai")).toMatchObject({ message: expect.stringContaining("2 phút") });
    await waitsAreOver();
    expect((await from(8)("so-tttt", DEMO_PASSWORD)).ok).toBe(true);
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(await from(10 + attempt)("so-tttt", "sai")).toMatchObject({ code: "WRONG_CREDENTIALS" });
    }
    expect((await from(20)("so-tttt", DEMO_PASSWORD)).ok).toBe(true);
  });

  it("slows an address down after five failures with any names; a good sign-in in between changes nothing", async () => {
    const signIn = signInFrom(test.db, pool, "192.0.2.77");
    for (let attempt = 1; attempt <= 4; attempt++) await signIn(`ten-${attempt}`, "sai");
    expect((await signIn("so-tnmt", DEMO_PASSWORD)).ok).toBe(true);
    await signIn("ten-5", "sai");
    expect(await signIn("so-tnmt", DEMO_PASSWORD)).toMatchObject({ code: "TOO_MANY_ATTEMPTS" });
    expect((await signInFrom(test.db, pool, "192.0.2.78")("so-tnmt", DEMO_PASSWORD)).ok).toBe(true);
  });

  it("gains nothing by sending many attempts at once", async () => {
    const burst = Array.from({ length: 30 }, (_, i) => signInFrom(test.db, pool, `198.18.0.${i}`)("so-tttt", "sai"));
    const results = await Promise.all(burst);
    const looked = results.filter((result) => !result.ok && result.code === "WRONG_CREDENTIALS");
    expect(looked.length).toBeLessThanOrEqual(6);
  });
});

describe("who a cookie stands for", () => {
  it("is read with all that the frame of a page needs", async () => {
    const { actor } = await contextOf(test.db, "thuong-truc");
    const desk = await readDesk(test.db, { userId: actor.id, epoch: 0 }, CLOCK.today());
    expect(desk).toMatchObject({ actor, plan: { year: 2023, agencyDueDay: 15 }, sampleData: true });
    const claimed = await pool.query(`
      SELECT count(*)::int AS n FROM assignment s
        JOIN progress_update w ON w.assignment_id = s.id AND w.seq = (SELECT max(seq) FROM progress_update WHERE assignment_id = s.id)
       WHERE w.state = 'COMPLETED' AND w.id NOT IN (SELECT update_id FROM completion_decision)`);
    expect(desk?.awaitingReview).toBe(claimed.rows[0].n);
    expect(desk?.awaitingReview).toBeGreaterThan(0);
  });

  it("is nobody once the account is disabled, the epoch has moved on, or the user never was", async () => {
    const { actor } = await contextOf(test.db, "so-tttt");
    expect(await readDesk(test.db, { userId: actor.id, epoch: 0 }, CLOCK.today())).not.toBeNull();
    expect(await readDesk(test.db, { userId: actor.id, epoch: 1 }, CLOCK.today())).toBeNull();
    expect(await readDesk(test.db, { userId: 999_999, epoch: 0 }, CLOCK.today())).toBeNull();
    await test.db.user.updateMany({ where: { id: actor.id }, data: { disabledAt: new Date() } });
    expect(await readDesk(test.db, { userId: actor.id, epoch: 0 }, CLOCK.today())).toBeNull();
  });
});
