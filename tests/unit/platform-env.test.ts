import { describe, expect, it } from "vitest";
import { readEnvironment } from "../../lib/platform/env.ts";

const usable = {
  DATABASE_URL: "postgresql://someone:secret@127.0.0.1:5432/project06",
  NEXTAUTH_SECRET: "a secret of thirty-two characters or more",
};

describe("the environment", () => {
  it("is production unless told otherwise", () => {
    expect(readEnvironment(usable)).toMatchObject({
      mode: "production",
      demoMode: false,
      today: null,
      trustedProxyHops: 0,
    });
  });

  it("refuses a day to stand still on in production, and takes it in the demo", () => {
    expect(() => readEnvironment({ ...usable, APP_TODAY: "2023-10-10" })).toThrow(/APP_TODAY/);
    expect(readEnvironment({ ...usable, APP_MODE: "demo", APP_TODAY: "2023-10-10" }).today).toBe("2023-10-10");
  });

  it("names every variable it refuses", () => {
    expect(() => readEnvironment({ DATABASE_URL: "mysql://x", NEXTAUTH_SECRET: "short" })).toThrow(
      /DATABASE_URL.*NEXTAUTH_SECRET/,
    );
  });

  it("does not repeat a secret it refuses", () => {
    expect(() => readEnvironment({ ...usable, NEXTAUTH_SECRET: "hush" })).not.toThrow(/hush/);
  });

  it("counts an empty variable as absent", () => {
    expect(readEnvironment({ ...usable, APP_TODAY: "", NEXTAUTH_URL: "" })).toMatchObject({
      today: null,
      publicUrl: null,
    });
  });

  it("sends cookies over TLS only where the public address is https", () => {
    expect(readEnvironment({ ...usable, NEXTAUTH_URL: "https://da06.example" }).secureCookies).toBe(true);
    expect(readEnvironment({ ...usable, NEXTAUTH_URL: "http://localhost:3000" }).secureCookies).toBe(false);
  });

  it("names a mail server with whom e-mail is from and where its links lead, or none", () => {
    const mail = {
      ...usable,
      NEXTAUTH_URL: "https://da06.example",
      SMTP_URL: "smtp://user:hush-hush@mail.example:587",
      MAIL_FROM: "Theo dõi Đề án 06 <da06@example.vn>",
    };
    expect(readEnvironment(usable).mail).toBeNull();
    expect(readEnvironment(mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM });
    expect(readEnvironment({ ...mail, MAIL_FROM: "da06@example.vn" }).mail?.from).toBe("da06@example.vn");
    for (const wrong of [
      { MAIL_FROM: "" },
      { MAIL_FROM: "nobody" },
      { MAIL_FROM: "a@b.c\r\nBcc: d@e.f" },
      { NEXTAUTH_URL: "" },
      { SMTP_URL: "http://user:hush-hush@mail.example" },
      { SMTP_URL: "smtp://user:hush-hush@mail.example/?tls=no" },
    ]) {
      const read = () => readEnvironment({ ...mail, ...wrong });
      expect(read, JSON.stringify(wrong)).toThrow(new RegExp(Object.keys(wrong)[0] ?? ""));
      expect(read).not.toThrow(/hush-hush/);
    }
  });
});
