import { crc32, deflateRawSync, deflateSync } from "node:zlib";

/**
 * Small files made as programs make them, byte by byte, and the same files with something in them that does not belong. Nothing
 * here is cut out of a larger file: each is whole and opens.
 */

// --- PDF

/** A PDF of one page with the given further objects (numbered from 4) and entries of its catalogue. */
export function pdf(
  about: { objects?: readonly (string | Buffer)[]; catalogue?: string; trailer?: string } = {},
): Buffer {
  const { objects = [], catalogue = "", trailer = "" } = about;
  const bodies: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
    ...objects,
  ];
  const parts = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets = bodies.map((body, index) => {
    const at = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body as string), Buffer.from("\nendobj\n"));
    return at;
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Objects packed together, as PDF writers since 1.5 do it. */
export function packedObjects(objects: string, filter = "/FlateDecode"): Buffer {
  const first = "10 0 ";
  const packed =
    filter === "/FlateDecode" ? deflateSync(first + objects) : Buffer.from(first + objects).toString("hex");
  const head = `<< /Type /ObjStm /N 1 /First ${first.length} /Filter ${filter} /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(packed as Buffer), Buffer.from("\nendstream")]);
}

// --- ZIP and Office

export type Member = { name: string; content: string | Buffer; flags?: number; claimedSize?: number };

/** A ZIP file of the given members, deflated. */
export function zip(members: readonly Member[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, flags = 0, claimedSize } of members) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const manifest = (part: string, type: string, more = "") =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${type}"/>${more}</Types>`;

/** A Word document of one paragraph, with further members; `type` of its main part. */
export function docx(more: readonly Member[] = [], type = DOCX_MAIN): Buffer {
  return zip([
    { name: "[Content_Types].xml", content: manifest("/word/document.xml", type) },
    {
      name: "_rels/.rels",
      content: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/document.xml",
      content: "<w:document><w:body><w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p></w:body></w:document>",
    },
    ...more,
  ]);
}

/** The same with macros allowed, as Word saves a .docm. */
export const docm = () =>
  docx(
    [{ name: "word/vbaProject.bin", content: "not looked into" }],
    "application/vnd.ms-word.document.macroEnabled.main+xml",
  );

/** A Word document that fetches its template from `target` when it opens. */
export const withTemplate = (target: string) =>
  docx([
    {
      name: "word/_rels/settings.xml.rels",
      content: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`,
    },
  ]);

/** An Excel workbook of one empty sheet; with further members and types in its manifest. */
export function xlsx(more: readonly Member[] = [], types = ""): Buffer {
  return zip([
    { name: "[Content_Types].xml", content: manifest("/xl/workbook.xml", XLSX_MAIN, types) },
    { name: "xl/workbook.xml", content: "<workbook><sheets/></workbook>" },
    ...more,
  ]);
}

// --- Word and Excel of 1997–2003

const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;

/** A compound file with the given streams, each of at least 4096 bytes, and empty storages. */
export function compound(streams: Readonly<Record<string, Buffer>>, storages: readonly string[] = []): Buffer {
  const chains: Buffer[] = [];
  const table: number[] = [0xfffffffd];
  const place = (content: Buffer): number => {
    const sectors = Math.ceil(content.length / SECTOR);
    const start = table.length;
    for (let i = 0; i < sectors; i++) table.push(i + 1 < sectors ? start + i + 1 : END_OF_CHAIN);
    chains.push(Buffer.concat([content, Buffer.alloc(sectors * SECTOR - content.length)]));
    return start;
  };
  const entries = [entry("Root Entry", 5, END_OF_CHAIN, 0), ...storages.map((name) => entry(name, 1, 0, 0))];
  for (const [name, content] of Object.entries(streams)) entries.push(entry(name, 2, place(content), content.length));
  const directory = place(Buffer.concat(entries));
  const header = Buffer.alloc(SECTOR);
  header.write("d0cf11e0a1b11ae1", "hex");
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(directory, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const fat = Buffer.alloc(SECTOR, 0xff);
  for (const [index, next] of table.entries()) fat.writeUInt32LE(next, index * 4);
  return Buffer.concat([header, fat, ...chains]);
}

function entry(name: string, kind: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, "utf16le");
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt8(kind, 66);
  bytes.fill(0xff, 68, 80);
  bytes.writeUInt32LE(start >>> 0, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

/** The main stream of a Word document; `flags` of its header. */
export function wordStream(flags = 0): Buffer {
  const bytes = Buffer.alloc(4096);
  bytes.writeUInt16LE(0xa5ec, 0);
  bytes.writeUInt16LE(flags, 10);
  return bytes;
}

/** The main stream of a workbook with the given records between its first and its last. */
export function bookStream(records: readonly [kind: number, content: Buffer][] = []): Buffer {
  const record = (kind: number, content: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(kind, 0);
    head.writeUInt16LE(content.length, 2);
    return Buffer.concat([head, content]);
  };
  const all = [[0x0809, Buffer.alloc(16)] as const, ...records, [0x000a, Buffer.alloc(0)] as const];
  const bytes = Buffer.concat(all.map(([kind, content]) => record(kind, content)));
  return Buffer.concat([bytes, Buffer.alloc(4096 - bytes.length)]);
}

export const doc = () => compound({ WordDocument: wordStream() });
export const xls = () => compound({ Workbook: bookStream() });

// --- Pictures

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A black picture; as wide and high as its header says. */
export function png(width = 2, height = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(6));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A grey dot, as libjpeg writes it. */
export const jpeg = () =>
  Buffer.from(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z",
    "base64",
  );

/** A dot, as libwebp writes it. */
export const webp = () => Buffer.from("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAQAcJaQAA3AA/v3AgAA=", "base64");

/** The head of a picture of a telephone. */
export const heic = () =>
  Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), Buffer.alloc(64, 1)]);

// --- What is none of them

/** The head of a Windows program. */
export const exe = () =>
  Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), Buffer.alloc(200), Buffer.from("PE\0\0", "latin1")]);
