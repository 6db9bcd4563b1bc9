import type { FileFormat } from "../../lib/platform/prisma/enums.ts";
import type { IconName } from "../ui/icon.tsx";

/** The mark of each format, told apart by shape and not by colour. */
export const FORMAT_ICONS: Readonly<Record<FileFormat, IconName>> = {
  PDF: "doc-pdf",
  DOC: "doc-words",
  DOCX: "doc-words",
  XLS: "doc-sheet",
  XLSX: "doc-sheet",
  JPEG: "doc-picture",
  PNG: "doc-picture",
  WEBP: "doc-picture",
  HEIC: "doc-picture",
};
