import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdministrator } from "../../lib/people/administrator.ts";
import { changePassword, createUser, resetPassword, setUserDisabled, updateUser } from "../../lib/people/commands.ts";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { verifyPassword } from "../../lib/people/password.ts";
import { ROLES } from "../../lib/people/words.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { CLOCK, contextOf } from "../support/people.ts";

let test: TestDatabase;
let admin: CommandContext;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  admin = await contextOf(test.db, "quan-tri");
});

afterAll(() => test.drop());

const stored = (username: string) => test.db.user.findFirstOrThrow({ where: { username } });
const lastAct = () => test.db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });

const person = (over: object) => ({
  name: "Lê Văn Xây",
  title: "Chuyên viên",
  role: "OFFICER" as const,
  agencyId: null,
  email: null,
  phone: null,
  ...over,
});

async function agencyId(code: string): Promise<number> {
  return (await test.db.agency.findFirstOrThrow({ where: { code } })).id;
}

describe("making an account", () => {
  it("hands out a password that works once, and is on record without it", async () => {
    const id = await agencyId("so-xay-dung");
    const result = await createUser(admin, { username: "le-van-xay", ...person({ agencyId: id }) });
    if (!result.ok) throw new Error(result.code);
    const user = await stored("le-van-xay");
    expect(user).toMatchObject({ mustChangePassword: true, role: "OFFICER", agencyId: id });
    expect(await verifyPassword(result.value.oneTimePassword, user.passwordHash)).toBe(true);
    const act = await lastAct();
    expect(act).toMatchObject({ action: "user.create", userId: admin.actor.id, subjectId: user.id });
    expect(JSON.stringify(act.after)).not.toMatch(/argon2|password/i);
  });

  it("refuses a taken name, and an agency that is a phrase for several", async () => {
    const id = await agencyId("so-xay-dung");
    const again = await createUser(admin, { username: "so-tnmt", ...person({ agencyId: id }) });
    expect(again).toMatchObject({ ok: false, code: "DUPLICATE", fields: { username: expect.any(String) } });
    const group = await agencyId("ubnd-cap-huyen");
    const phrase = await createUser(admin, { username: "ca-nhom", ...person({ agencyId: group }) });
    expect(phrase).toMatchObject({ ok: false, fields: { agencyId: expect.any(String) } });
  });
});

describe("who may not", () => {
  const others = ROLES.filter((role) => role !== "ADMIN");

  it.each(others)("%s changes no account, and the attempt is on record", async (role) => {
    const user = await test.db.user.findFirstOrThrow({ where: { role, disabledAt: null } });
    const context = await contextOf(test.db, user.username);
    const target = await stored("lanh-dao");
    const attempts = [
      createUser(context, { username: "len-lut", ...person({ role: "ADMIN" }) }),
      updateUser(context, { ...person({ role: "ADMIN" }), id: user.id, version: user.version }),
      resetPassword(context, target),
      setUserDisabled(context, target, true),
    ];
    for (const attempt of attempts) expect(await attempt).toMatchObject({ ok: false, code: "FORBIDDEN" });
    const acts = await test.db.auditEntry.findMany({ where: { userId: user.id, outcome: "REFUSED" } });
    expect(acts.map(({ action }) => action).sort()).toEqual([
      "user.create",
      "user.disable",
      "user.resetPassword",
      "user.update",
    ]);
    expect(await stored("lanh-dao")).toEqual(target);
  });
});

describe("changing an account", () => {
  it("keeps only what changed on record, and ends the sessions of a new role", async () => {
    const before = await stored("so-tttt");
    const { name, title, agencyId: agency, email, phone, id } = before;
    const details = { id, name, title, agencyId: agency, email, phone };
    expect((await updateUser(admin, { ...details, role: "AGENCY_HEAD", version: before.version })).ok).toBe(true);
    expect(await stored("so-tttt")).toMatchObject({
      sessionEpoch: before.sessionEpoch + 1,
      version: before.version + 1,
    });
    expect(await lastAct()).toMatchObject({ before: { role: "OFFICER" }, after: { role: "AGENCY_HEAD" } });
    const phoned = { ...details, role: "AGENCY_HEAD" as const, phone: "0204 3854 999", version: before.version + 1 };
    expect((await updateUser(admin, phoned)).ok).toBe(true);
    expect((await stored("so-tttt")).sessionEpoch).toBe(before.sessionEpoch + 1);
  });

  it("says so when someone saved in between", async () => {
    const { name, title, role, agencyId: agency, email, phone, id } = await stored("so-tttt");
    const stale = { id, name: `${name} mới`, title, role, agencyId: agency, email, phone, version: 0 };
    expect(await updateUser(admin, stale)).toMatchObject({ ok: false, code: "CONFLICT" });
    expect((await stored("so-tttt")).name).toBe(name);
  });

  it("resets a password: the old one and the open sessions are over", async () => {
    const before = await stored("lanh-dao");
    const result = await resetPassword(admin, before);
    if (!result.ok) throw new Error(result.code);
    const after = await stored("lanh-dao");
    expect(after).toMatchObject({ mustChangePassword: true, sessionEpoch: before.sessionEpoch + 1 });
    expect(await verifyPassword(DEMO_PASSWORD, after.passwordHash)).toBe(false);
    expect(await verifyPassword(result.value.oneTimePassword, after.passwordHash)).toBe(true);
  });
});

describe("the last administrator", () => {
  it("is neither disabled nor demoted, by nobody", async () => {
    const me = await stored("quan-tri");
    const { id, name, title, email, phone, version } = me;
    expect(await setUserDisabled(admin, me, true)).toMatchObject({ ok: false, code: "FORBIDDEN" });
    const demoted = { id, name, title, email, phone, version, role: "LEADER" as const, agencyId: null };
    expect(await updateUser(admin, demoted)).toMatchObject({ ok: false, fields: { role: expect.any(String) } });
    expect(await stored("quan-tri")).toEqual(me);
  });

  it("stays even when two administrators disable each other at the same moment", async () => {
    expect(
      (
        await createAdministrator(
          test.db,
          { username: "quan-tri-2", name: "Quản trị 2", password: "Con-trau-trang-1" },
          CLOCK,
        )
      ).ok,
    ).toBe(true);
    const second = await contextOf(test.db, "quan-tri-2");
    const [one, two] = [await stored("quan-tri"), await stored("quan-tri-2")];
    const results = await Promise.all([setUserDisabled(admin, two, true), setUserDisabled(second, one, true)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await test.db.user.count({ where: { role: "ADMIN", disabledAt: null } })).toBe(1);
  });
});

describe("the first administrator", () => {
  it("is made from the command line with a password that meets the rule", async () => {
    const weak = await createAdministrator(test.db, { username: "moi", name: "Mới", password: "dean06" }, CLOCK);
    expect(weak).toMatchObject({ ok: false, code: "INVALID_INPUT", fields: { password: expect.any(String) } });
    const taken = await createAdministrator(
      test.db,
      { username: "SO-TNMT", name: "Mới", password: "Con-trau-trang-1" },
      CLOCK,
    );
    expect(taken).toMatchObject({ ok: false, code: "DUPLICATE" });
  });
});

describe("changing one's own password", () => {
  const wanted = { current: DEMO_PASSWORD, next: "Con-trau-trang-1", again: "Con-trau-trang-1" };

  it("asks for the old one, and for one that meets the rule", async () => {
    const me = await contextOf(test.db, "so-tnmt");
    expect(await changePassword(me, { ...wanted, current: "sai" })).toMatchObject({
      fields: { current: expect.any(String) },
    });
    expect(await changePassword(me, { ...wanted, next: "ngan" })).toMatchObject({
      fields: { next: expect.any(String) },
    });
  });

  it("ends the other sessions", async () => {
    const me = await contextOf(test.db, "so-tnmt");
    const before = await stored("so-tnmt");
    expect(await changePassword(me, wanted)).toEqual({ ok: true, value: { epoch: before.sessionEpoch + 1 } });
    const after = await stored("so-tnmt");
    expect(after).toMatchObject({ mustChangePassword: false, sessionEpoch: before.sessionEpoch + 1 });
    expect(await verifyPassword(wanted.next, after.passwordHash)).toBe(true);
    const same = { current: wanted.next, next: wanted.next, again: wanted.next };
    expect(await changePassword(me, same)).toMatchObject({ fields: { next: expect.any(String) } });
  });
});
