import { describe, expect, it } from "vitest";
import { outcomeOf, transportOptions } from "../../lib/platform/mail.ts";

const optionsOf = (url: string) => transportOptions({ url, from: "da06@example.vn" });

describe("how a mail server is spoken to", () => {
  it("a password never travels in the clear", () => {
    expect(optionsOf("smtp://user:p%40ss%2F@mail.example:25")).toMatchObject({
      host: "mail.example",
      port: 25,
      secure: false,
      requireTLS: true,
      ignoreTLS: false,
      auth: { user: "user", pass: "p@ss/" },
    });
    expect(optionsOf("smtps://user:x@mail.example")).toMatchObject({ port: 465, secure: true, requireTLS: false });
  });

  it("without a password TLS is taken where it is offered; a relay on the same machine needs none", () => {
    expect(optionsOf("smtp://mail.example")).toMatchObject({ port: 587, requireTLS: false, ignoreTLS: false });
    expect(optionsOf("smtp://mail.example")).not.toHaveProperty("auth");
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      expect(optionsOf(`smtp://${host}:25`), host).toMatchObject({ requireTLS: false, ignoreTLS: true });
    }
  });
});

describe("what an error means for the e-mail", () => {
  const error = (about: object) => Object.assign(new Error("words of the library"), about);

  it.each([
    ["refused", { code: "EENVELOPE", command: "RCPT TO", responseCode: 550, response: "550 No such user" }],
    ["deferred", { code: "EENVELOPE", command: "RCPT TO", responseCode: 451, response: "451 Greylisted" }],
    ["refused", { code: "EMESSAGE", command: "DATA", responseCode: 554, response: "554 Spam" }],
    ["deferred", { code: "EMESSAGE", command: "DATA", responseCode: 452, response: "452 Full" }],
    ["unavailable", { code: "EENVELOPE", command: "RCPT TO", responseCode: 421, response: "421 Closing" }],
    // The sender and the password are the installation's fault: with them put right, the e-mail goes out.
    ["unavailable", { code: "EENVELOPE", command: "MAIL FROM", responseCode: 550, response: "550 Not you" }],
    ["unavailable", { code: "EAUTH", command: "AUTH PLAIN", responseCode: 535, response: "535 Bad password" }],
    ["unavailable", { code: "ETLS", command: "STARTTLS" }],
    ["unavailable", { code: "ESOCKET", command: "CONN" }],
    ["unavailable", { code: "ETIMEDOUT", command: "CONN" }],
    ["unavailable", {}],
    ["refused", { code: "EENVELOPE", command: "API" }],
  ])("%s: %j", (kind, about) => {
    const outcome = outcomeOf(error(about));
    expect(outcome.kind).toBe(kind);
    expect(outcome.words).toContain("response" in about ? about.response : "words of the library");
  });

  it("foreign words become one line of bounded length, fit for the database", () => {
    const { words } = outcomeOf(
      error({ command: "DATA", responseCode: 554, response: `554 a\0b\r\nc ${"x".repeat(900)}` }),
    );
    expect(words).toMatch(/^554 a b c x+$/);
    expect(words.length).toBeLessThanOrEqual(500);
  });
});
