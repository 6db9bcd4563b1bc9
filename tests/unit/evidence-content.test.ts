import { describe, expect, it } from "vitest";
import { inspect } from "../../lib/evidence/content.ts";
import { FILE_LIMIT, type FileRefusal } from "../../lib/evidence/rules.ts";
import type { FileFormat } from "../../lib/platform/prisma/enums.ts";
import { sampleDocument } from "../../prisma/demo/sample-document.ts";
import * as make from "../support/files.ts";

const text = (words: string) => Buffer.from(words);
const join = (...parts: Buffer[]) => Buffer.concat(parts);
const stream = (content: Buffer, about = "") =>
  join(text(`<< /Length ${content.length} ${about} >>\nstream\n`), content, text("\nendstream"));

/** As some programs write it, for files of theirs that have such parts. */
const OFFERED_TYPES =
  '<Default Extension="xlsm" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>';

const TAKEN: [name: string, bytes: Buffer, format: FileFormat][] = [
  ["a PDF", make.pdf(), "PDF"],
  ["a PDF with objects packed together", make.pdf({ objects: [make.packedObjects("<< /Type /Font >>")] }), "PDF"],
  ["a PDF that opens at a page", make.pdf({ catalogue: "/OpenAction [3 0 R /Fit]" }), "PDF"],
  ["a PDF with a link", make.pdf({ objects: ["<< /S /URI /URI (https://bacgiang.gov.vn) >>"] }), "PDF"],
  [
    "a PDF with a name that only begins like one",
    make.pdf({ objects: ["<< /LaunchDate (2023) /JavaScripts 1 >>"] }),
    "PDF",
  ],
  ["a PDF signed afterwards", join(make.pdf(), make.pdf().subarray(15)), "PDF"],
  ["a Word document", make.docx(), "DOCX"],
  ["the demo's sample document", sampleDocument("15/KH-UBND. Kế hoạch <năm 2023> & phụ lục"), "DOCX"],
  ["a Word document on a template of its own machine", make.withTemplate("file:///C:/Users/an/Normal.dotm"), "DOCX"],
  ["an Excel workbook", make.xlsx(), "XLSX"],
  [
    "an Excel workbook whose rows repeat",
    make.xlsx([{ name: "xl/sheet.xml", content: "<c>1</c>".repeat(2000) }]),
    "XLSX",
  ],
  ["one whose manifest lists types it has no parts of", make.xlsx([], OFFERED_TYPES), "XLSX"],
  ["an old Word document", make.doc(), "DOC"],
  ["an old workbook", make.xls(), "XLS"],
  ["a JPEG", make.jpeg(), "JPEG"],
  ["a JPEG with a preview behind it", join(make.jpeg(), make.jpeg()), "JPEG"],
  ["a PNG", make.png(), "PNG"],
  ["a WebP", make.webp(), "WEBP"],
  ["a picture of a telephone", make.heic(), "HEIC"],
];

const javaScript = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

const REFUSED: [name: string, bytes: Buffer, refusal: FileRefusal][] = [
  ["nothing", Buffer.alloc(0), "EMPTY"],
  ["one byte too much", Buffer.alloc(FILE_LIMIT + 1), "TOO_LARGE"],
  ["a program", make.exe(), "UNKNOWN"],
  ["a page of the web", text("<!doctype html><script>alert(1)</script>"), "UNKNOWN"],
  ["a page that says it is a PDF further down", text("<html>%PDF-1.4 %%EOF</html>"), "UNKNOWN"],
  ["a drawing with a script", text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), "UNKNOWN"],
  ["plain words", text("Báo cáo tháng 10"), "UNKNOWN"],
  ["a shell script", text("#!/bin/sh\nrm -rf /\n"), "UNKNOWN"],
  ["an ordinary ZIP", make.zip([{ name: "a.txt", content: "a" }]), "UNKNOWN"],
  ["a GIF", text("GIF89a\x01\x00\x01\x00"), "UNKNOWN"],
  // PDF
  ["a PDF cut short", make.pdf().subarray(0, 300), "BROKEN"],
  ["a PDF of words only", text("%PDF-1.7\n%%EOF\n"), "BROKEN"],
  ["a PDF with a script", make.pdf({ objects: [javaScript], catalogue: "/OpenAction 4 0 R" }), "ACTIVE"],
  ["a PDF with a script under another spelling", make.pdf({ objects: ["<< /S /J#61v#61Script /JS (1) >>"] }), "ACTIVE"],
  ["a PDF with a script among packed objects", make.pdf({ objects: [make.packedObjects(javaScript)] }), "ACTIVE"],
  ["a PDF whose packed objects do not say so", make.pdf({ objects: [stream(packed(javaScript))] }), "ACTIVE"],
  ["a PDF whose script stands where a stream seems to", make.pdf({ objects: [stream(text(javaScript))] }), "ACTIVE"],
  ["a PDF that starts a program", make.pdf({ objects: ["<< /S /Launch /F (cmd.exe) >>"] }), "ACTIVE"],
  ["a PDF that starts one, spelt in hex", make.pdf({ objects: ["<< /S /#4c#61#75#6E#63#68 /F (x) >>"] }), "ACTIVE"],
  ["a PDF with a player", make.pdf({ objects: ["<< /Subtype /RichMedia >>"] }), "ACTIVE"],
  ["a PDF with a form of scripts", make.pdf({ catalogue: "/AcroForm << /XFA 5 0 R >>" }), "ACTIVE"],
  ["a PDF packed in another way", make.pdf({ objects: [make.packedObjects(javaScript, "/ASCIIHexDecode")] }), "BROKEN"],
  ["a PDF behind a password", make.pdf({ trailer: "/Encrypt 5 0 R" }), "ENCRYPTED"],
  ["a PDF that is a ZIP too", join(make.pdf(), make.zip([{ name: "a", content: "a" }])), "MIXED"],
  ["a PDF that is a web archive too", join(make.pdf(), text("<html><script>1</script></html>")), "MIXED"],
  // Office
  ["a Word document with macros", make.docm(), "MACRO"],
  ["one that only hides them", make.docx([{ name: "word/vbaProject.bin", content: "x" }]), "MACRO"],
  [
    "one that hides them under another name",
    make.xlsx([{ name: "xl/printerSettings.bin", content: "x" }], OFFERED_TYPES),
    "MACRO",
  ],
  ["a workbook with old macros", make.xlsx([{ name: "xl/macrosheets/sheet1.xml", content: "x" }]), "MACRO"],
  ["a document with ActiveX", make.docx([{ name: "word/activeX/activeX1.bin", content: "x" }]), "MACRO"],
  ["a document that fetches its template", make.withTemplate("https://elsewhere.invalid/a.dotm"), "MACRO"],
  ["one that fetches it from a share", make.withTemplate("\\\\elsewhere.invalid\\a.dotm"), "MACRO"],
  ["one that spells the address otherwise", make.withTemplate("&#104;ttps://elsewhere.invalid/a.dotm"), "MACRO"],
  ["an encrypted ZIP", make.docx([{ name: "word/a.xml", content: "x", flags: 1 }]), "ENCRYPTED"],
  ["a bomb", make.docx([{ name: "word/a.xml", content: Buffer.alloc(30_000_000) }]), "SWOLLEN"],
  [
    "a bomb that says it is small",
    make.docx([{ name: "word/a.xml", content: Buffer.alloc(5e6), claimedSize: 100 }]),
    "BROKEN",
  ],
  [
    "one that claims more than there is",
    make.docx([{ name: "word/a.xml", content: "x", claimedSize: 4e9 }]),
    "SWOLLEN",
  ],
  ["members that share their bytes", overlapping(), "BROKEN"],
  ["a member that leads out", make.docx([{ name: "../../etc/passwd", content: "x" }]), "BROKEN"],
  ["the same member twice", make.docx([{ name: "word/document.xml", content: "x" }]), "BROKEN"],
  ["a ZIP with words behind it", join(make.docx(), text("MZ")), "BROKEN"],
  ["an old document with macros", make.compound({ WordDocument: make.wordStream() }, ["Macros", "VBA"]), "MACRO"],
  ["an old workbook with a macro sheet", make.compound({ Workbook: make.bookStream([macroSheet()]) }), "MACRO"],
  ["an old document behind a password", make.compound({ WordDocument: make.wordStream(0x0100) }), "ENCRYPTED"],
  [
    "an old workbook behind a password",
    make.compound({ Workbook: make.bookStream([[0x2f, Buffer.alloc(6)]]) }),
    "ENCRYPTED",
  ],
  ["a new document behind a password", make.compound({ EncryptedPackage: Buffer.alloc(4096) }), "ENCRYPTED"],
  ["a presentation", make.compound({ "PowerPoint Document": Buffer.alloc(4096) }), "UNKNOWN"],
  ["an old document cut short", make.doc().subarray(0, 2048), "BROKEN"],
  ["an old document whose sectors go in a circle", circular(), "BROKEN"],
  // Pictures
  ["a PNG with a page behind it", join(make.png(), text("<script>1</script>")), "MIXED"],
  ["a PNG cut short", make.png().subarray(0, 40), "BROKEN"],
  ["a picture as large as a town", make.png(60_000, 60_000), "SWOLLEN"],
  ["a JPEG that is a ZIP too", join(make.jpeg(), make.zip([{ name: "a", content: "a" }])), "MIXED"],
  ["a JPEG cut short", make.jpeg().subarray(0, 60), "BROKEN"],
  ["a picture that is a PDF too", join(make.jpeg(), make.pdf()), "MIXED"],
  ["a WebP with words behind it", join(make.webp(), text("<html>")), "MIXED"],
];

function packed(objects: string): Buffer {
  const whole = make.packedObjects(objects);
  return whole.subarray(whole.indexOf("stream\n") + 7, whole.lastIndexOf("\nendstream"));
}

/** Two members of one local header. */
function overlapping(): Buffer {
  const bytes = make.zip([
    { name: "a.xml", content: "a" },
    { name: "b.xml", content: "b" },
  ]);
  const second = bytes.lastIndexOf("PK\x01\x02", bytes.length, "latin1");
  bytes.writeUInt32LE(0, second + 42);
  return bytes;
}

function macroSheet(): [number, Buffer] {
  return [0x0085, Buffer.from([0, 0, 0, 0, 0, 1, 1, 0, 0x41])];
}

function circular(): Buffer {
  const bytes = make.doc();
  // The first sector of the document follows itself.
  bytes.writeUInt32LE(1, 512 + 4);
  return bytes;
}

describe("a file is what its content is", () => {
  it.each(TAKEN)("%s is taken", async (_name, bytes, format) => {
    expect(await inspect(bytes)).toEqual({ ok: true, format });
  });

  it.each(REFUSED)("%s is refused", async (_name, bytes, refusal) => {
    expect(await inspect(bytes)).toEqual({ ok: false, refusal });
  });

  it("whatever bytes come, an answer comes, and quickly", async () => {
    const begun = performance.now();
    for (const [, bytes] of TAKEN) {
      for (let at = 0; at < Math.min(bytes.length, 400); at += 7) {
        const damaged = Buffer.from(bytes);
        damaged.writeUInt8((damaged.readUInt8(at) + 0x55) % 256, at);
        expect(await inspect(damaged)).toHaveProperty("ok");
      }
    }
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
