import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ADDRESS_SLOW_DOWN,
  NAME_SLOW_DOWN,
  passwordProblem,
  SESSION_RULE,
  safeNext,
  sessionEnds,
  waitAfter,
  waitInWords,
} from "../../lib/people/rules.ts";

describe("a password without a second factor (TCVN 14423:2026)", () => {
  const owner = { username: "so-tnmt" };

  it.each([
    ["Con-trau-trang-1", null],
    ["Bảy-con-trâu-trắng-9", null],
    ["", "Nhập mật khẩu mới."],
    ["Con-trau-trg-1", null],
    ["Con-trau-tr-1", "Mật khẩu mới cần ít nhất 14 ký tự; đang có 13."],
    ["con-trau-trang-1", "Mật khẩu mới còn thiếu chữ hoa."],
    ["CON-TRAU-TRANG-1", "Mật khẩu mới còn thiếu chữ thường."],
    ["Con-trau-trang-x", "Mật khẩu mới còn thiếu chữ số."],
    ["Contrautrang12345", "Mật khẩu mới còn thiếu ký tự đặc biệt."],
    ["aaaaaaaaaaaaaa", "Mật khẩu mới còn thiếu chữ hoa, chữ số, ký tự đặc biệt."],
    ["So-Tnmt-2023-trau", "Mật khẩu mới chứa tên đăng nhập. Nhập mật khẩu khác."],
  ])("%s", (plain, problem) => {
    expect(passwordProblem(plain, owner)).toBe(problem);
  });

  it("counts letters with marks once, whichever way they were typed", () => {
    const typed = "Trâu-trắng-06x".normalize("NFD");
    expect(passwordProblem(typed, owner)).toBeNull();
    expect(passwordProblem("Trâu-trắng-06".normalize("NFD"), owner)).toContain("đang có 13");
  });
});

describe("how failed sign-ins slow the next ones down", () => {
  it("lets five pass, then doubles the wait up to a bound", () => {
    const waits = [1, 4, 5, 6, 7, 10, 11, 1000].map((failures) => waitAfter(failures, NAME_SLOW_DOWN));
    expect(waits).toEqual([0, 0, 30, 60, 120, 900, 900, 900]);
    expect([4, 5, 6].map((failures) => waitAfter(failures, ADDRESS_SLOW_DOWN))).toEqual([0, 5, 10]);
  });

  it("says how long in words that never promise too little", () => {
    expect([0.2, 29.1, 60, 61, 900].map(waitInWords)).toEqual(["1 giây", "30 giây", "1 phút", "2 phút", "15 phút"]);
  });
});

describe("how long a session lasts", () => {
  const minute = 60;

  it("ends after the idle time, and never after the absolute one", () => {
    const { idleMinutes, absoluteMinutes } = SESSION_RULE;
    expect(sessionEnds(0, 0)).toBe(idleMinutes * minute);
    expect(sessionEnds(0, (absoluteMinutes - 10) * minute)).toBe(absoluteMinutes * minute);
    expect(sessionEnds(0, (absoluteMinutes + 1) * minute)).toBeLessThan((absoluteMinutes + 1) * minute);
  });
});

describe("where sign-in leads back to", () => {
  it.each(["/", "/tasks", "/tasks/16?asOf=2023-06-30", "/tasks?q=%C4%91%E1%BB%8Bnh+danh#16"])("%s stays", (path) => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "tasks",
    "",
    "/\t/evil.example",
    "/%0d%0a\n",
    "/api/auth/signout",
    "/login?next=/login",
    undefined,
    ["/tasks", "/x"],
    `/${"x".repeat(600)}`,
  ])("%s leads home", (path) => {
    expect(safeNext(path)).toBe("/");
  });

  it("never leaves the site, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const path of [text, `/${text}`, `//${text}`]) {
          expect(new URL(safeNext(path), "https://desk.example").origin).toBe("https://desk.example");
        }
      }),
    );
  });
});
