import { describe, expect, it } from "vitest";
import { decoyHash, hashPassword, oneTimePassword, verifyPassword } from "../../lib/people/password.ts";
import { passwordProblem } from "../../lib/people/rules.ts";

describe("a hashed password", () => {
  it("fits its password and no other, and never looks the same twice", async () => {
    const [one, two] = await Promise.all([hashPassword("Trâu trắng 06"), hashPassword("Trâu trắng 06")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword("Trâu trắng 06", one)).toBe(true);
    expect(await verifyPassword("Trâu trắng 07", one)).toBe(false);
  });

  it("fits the same letters typed by another input method", async () => {
    const hash = await hashPassword("Trắng".normalize("NFC"));
    expect(await verifyPassword("Trắng".normalize("NFD"), hash)).toBe(true);
  });

  it.each([
    "",
    "dean06",
    "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ])("is no hash: %s", async (text) => {
    expect(await verifyPassword("dean06", text)).toBe(false);
  });

  it("takes a name that does not exist as long as one that does", async () => {
    const real = await hashPassword("Con-trau-trang-1");
    expect(decoyHash().replace(/\$[\w+/]+\$[\w+/]+$/, "")).toBe(real.replace(/\$[\w+/]+\$[\w+/]+$/, ""));
    expect(await verifyPassword("", decoyHash())).toBe(false);
  });
});

describe("a one-time password", () => {
  it("meets the rule every time", () => {
    for (let draw = 0; draw < 500; draw++) {
      expect(passwordProblem(oneTimePassword(), { username: "nobody" })).toBeNull();
    }
  });

  it("holds no letters that are read for one another", () => {
    expect(Array.from({ length: 200 }, oneTimePassword).join("")).not.toMatch(/[0O1lIi]/);
  });
});
