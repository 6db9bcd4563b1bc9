import { formatDate } from "../calendar/format.ts";
import type { CellContent, ReadSheet } from "../documents/excel-reading.ts";
import { takeSheet, WORKBOOK_FORM } from "../documents/sheet-upload.ts";
import { receiveForm } from "../evidence/form-upload.ts";
import { visitorContext } from "../people/session.ts";
import { fromThisSite } from "../platform/http.ts";
import { readAddress } from "../reports/form-answer.ts";
import { FIGURES_SHEET, FILE_FIELD } from "./entry-form.ts";
import type { Grid } from "./grid.ts";
import { answerTable } from "./table-answer.ts";

const goTo = (href: string) => new Response(null, { status: 303, headers: { location: href } });
const refuse = (message: string, status: number) => new Response(`${message}\n`, { status });

/**
 * A workbook with the numbers of an agency's procedures (POST /api/reports/<month>/<agency>/figures), with scripts or without: read as it
 * arrives, within the limits of every workbook, and let go. What was read waits in the form; nothing is written before that is sent.
 */
export async function receiveFigures(request: Request, month: string, agencyCode: string): Promise<Response> {
  if (!fromThisSite(request)) return refuse("Yêu cầu không đến từ trang này.", 403);
  const context = await visitorContext();
  if (context === null) return goTo("/login");
  const address = readAddress(month, agencyCode);
  if (address === null) return refuse("Không có báo cáo này.", 404);
  const received = await receiveForm(request, context, WORKBOOK_FORM);
  if (received === null) return refuse("Biểu mẫu gửi lên chưa trọn vẹn.", 400);
  const taken = await takeSheet(context, received.files, FIGURES_SHEET);
  const table = "problem" in taken ? { field: FILE_FIELD, problem: taken.problem } : gridOf(taken.read);
  return goTo(await answerTable(context, address, FILE_FIELD, table));
}

function gridOf({ rows }: ReadSheet): Grid {
  return rows.map(({ number, cells }) => ({
    number,
    cells: new Map([...cells].map(([column, content]) => [column, textOf(content)])),
  }));
}

/** A cell as it would be typed; what is no number there is said beside the field. */
function textOf(content: CellContent): string {
  switch (content.kind) {
    case "text":
    case "error":
      return content.text;
    case "number":
      return String(content.number);
    case "date":
      return formatDate(content.date);
    case "uncalculated":
      return "công thức chưa tính";
  }
}
