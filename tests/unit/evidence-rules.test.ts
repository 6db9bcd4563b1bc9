import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { may } from "../../lib/evidence/policy.ts";
import { cleanName, FORMATS, withdrawalRefusal } from "../../lib/evidence/rules.ts";
import { sizeWords } from "../../lib/evidence/words.ts";
import { contentDisposition, fromThisSite, rangeOf } from "../../lib/platform/http.ts";
import type { FileFormat, Role } from "../../lib/platform/prisma/enums.ts";

describe("the name of a file", () => {
  const NAMES: [given: string, format: FileFormat, kept: string][] = [
    ["Báo cáo 245.pdf", "PDF", "Báo cáo 245.pdf"],
    ["Báo cáo 245.PDF", "PDF", "Báo cáo 245.pdf"],
    ["Ba\u0301o ca\u0301o.docx", "DOCX", "Báo cáo.docx"],
    ["C:\\Users\\an\\Desktop\\báo cáo.docx", "DOCX", "báo cáo.docx"],
    ["../../../etc/passwd", "PDF", "passwd.pdf"],
    ["/var/../kế hoạch.xlsx", "XLSX", "kế hoạch.xlsx"],
    ["báo cáo.pdf.exe", "PDF", "báo cáo.pdf.exe.pdf"],
    ["bảng tính.pdf", "XLSX", "bảng tính.pdf.xlsx"],
    ["anh\u202Egpj.png", "PNG", "anhgpj.png"],
    ["dòng\r\nSet-Cookie: a=b.pdf", "PDF", "dòngSet-Cookie- a=b.pdf"],
    ["tab\tvà \u0000.pdf", "PDF", "tabvà.pdf"],
    ["😀 ảnh hiện trường 📷.jpg", "JPEG", "😀 ảnh hiện trường 📷.jpg"],
    ["ảnh.jpeg", "JPEG", "ảnh.jpeg"],
    ["   .pdf", "PDF", "tep.pdf"],
    ["", "PDF", "tep.pdf"],
    ["...", "PNG", "tep.png"],
    ['a"b<c>d|e?f*g:h.pdf', "PDF", "a-b-c-d-e-f-g-h.pdf"],
    ["\ud800lẻ.pdf", "PDF", "\ufffdlẻ.pdf"],
    [`${"dài ".repeat(100)}.pdf`, "PDF", `${"dài ".repeat(15)}…${"dài ".repeat(14)}dài.pdf`],
  ];

  it.each(NAMES)("%j, a %s, is kept as %j", (given, format, kept) => {
    expect(cleanName(given, format)).toBe(kept);
  });

  it("holds nothing that a name must not hold, whatever was given", () => {
    const formats = Object.keys(FORMATS) as FileFormat[];
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...formats), (given, format) => {
        const name = cleanName(given, format);
        expect(name).not.toMatch(/[/\\\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect([...name].length).toBeLessThanOrEqual(130);
        expect(FORMATS[format].endings.some((ending) => name.endsWith(`.${ending}`))).toBe(true);
        expect(cleanName(name, format)).toBe(name);
        expect(() => new Headers({ "content-disposition": contentDisposition("attachment", name) })).not.toThrow();
      }),
    );
  }, 30_000);
});

describe("a download", () => {
  it("carries its name for old and new browsers", () => {
    expect(contentDisposition("attachment", "Đề án 06 – “kết quả” 😀.pdf")).toBe(
      "attachment; filename=\"De an 06 _ _ket qua_ __.pdf\"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%2006%20%E2%80%93%20%E2%80%9Ck%E1%BA%BFt%20qu%E1%BA%A3%E2%80%9D%20%F0%9F%98%80.pdf",
    );
    expect(contentDisposition("inline", "a'(b)*.png")).toContain("filename*=UTF-8''a%27%28b%29%2A.png");
  });

  it.each([
    ["bytes=0-9", { from: 0, to: 9 }],
    ["bytes=90-", { from: 90, to: 99 }],
    ["bytes=-10", { from: 90, to: 99 }],
    ["bytes=0-1000", { from: 0, to: 99 }],
    ["bytes=-1000", { from: 0, to: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=9-0", null],
    ["bytes=0-1,5-6", null],
    ["lines=1-2", null],
    ["bytes=-", null],
    [null, null],
  ])("of 100 bytes asked for as %j is %j", (header, expected) => {
    expect(rangeOf(header, 100)).toEqual(expected);
  });
});

describe("a request that brings something", () => {
  it.each([
    ["http://da06.example", true],
    ["http://elsewhere.example", false],
    ["null", false],
    [null, false],
  ])("from %j counts as this site's: %s", (origin, expected) => {
    const headers = { host: "da06.example", ...(origin !== null && { origin }) };
    expect(fromThisSite(new Request("http://da06.example/", { headers }))).toBe(expected);
  });
});

describe("who may do what with a file of agency 7", () => {
  const CASES: [role: Role, agencyId: number | null, upload: boolean, withdraw: boolean, readsWithdrawn: boolean][] = [
    ["OFFICER", 7, true, true, true],
    ["AGENCY_HEAD", 7, true, true, true],
    ["OFFICER", 8, false, false, false],
    ["AGENCY_HEAD", 8, false, false, false],
    ["SECRETARIAT", 1, false, true, true],
    ["OFFICE", 2, false, false, false],
    ["LEADER", null, false, false, false],
    ["ADMIN", null, false, false, false],
  ];
  it.each(CASES)("%s of %s", (role, agencyId, upload, withdraw, readsWithdrawn) => {
    const actor = { role, agencyId };
    const thing = { agencyId: 7 };
    expect([may(actor, "file.upload", thing), may(actor, "file.withdraw", thing)]).toEqual([upload, withdraw]);
    expect(may(actor, "file.read-withdrawn", thing)).toBe(readsWithdrawn);
  });
});

describe("taking a file off the record", () => {
  it("is done once, and what a confirmed completion rests on only by the secretariat", () => {
    const standing = { withdrawn: false, used: true, settled: false, reported: false, accepted: false };
    expect(withdrawalRefusal(standing, false)).toBeNull();
    expect(withdrawalRefusal({ ...standing, withdrawn: true }, true)).toContain("đã được gỡ");
    expect(withdrawalRefusal({ ...standing, settled: true }, false)).toContain("cơ quan thường trực");
    expect(withdrawalRefusal({ ...standing, settled: true }, true)).toBeNull();
    expect(withdrawalRefusal({ ...standing, reported: true }, false)).toContain("báo cáo tháng đã duyệt");
    expect(withdrawalRefusal({ ...standing, reported: true }, true)).toBeNull();
    expect(withdrawalRefusal({ ...standing, accepted: true }, false)).toContain("văn bản đã tiếp nhận");
    expect(withdrawalRefusal({ ...standing, accepted: true }, true)).toBeNull();
  });
});

describe("sizes", () => {
  it.each([
    [1, "1 KB"],
    [840 * 1024, "840 KB"],
    [1.25 * 1024 * 1024, "1,3 MB"],
    [20 * 1024 * 1024, "20 MB"],
  ])("%d bytes are %s", (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
