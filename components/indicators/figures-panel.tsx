import { formatMonth } from "../../lib/calendar/format.ts";
import type { EntryLine } from "../../lib/indicators/entry-rules.ts";
import { numbersWords } from "../../lib/indicators/words.ts";
import { ButtonLink } from "../ui/button.tsx";
import { StatusWord } from "../ui/chip.tsx";
import { Panel } from "../ui/panel.tsx";
import { HeadCell, Table } from "../ui/table.tsx";

/** In the report being written: which numbers the agency owes for the month, what stands there, and the way to enter them. */
export function FiguresPanel({
  lines,
  month,
  href,
}: {
  lines: readonly EntryLine[];
  month: Temporal.PlainYearMonth;
  /** The page they are entered on. */
  href: string;
}) {
  if (lines.length === 0) {
    return (
      <Panel title="Chỉ tiêu">
        <p className="meta">Không có chỉ tiêu nào giao đơn vị nhập số liệu trong kỳ này.</p>
      </Panel>
    );
  }
  const entered = lines.filter(({ now }) => now !== null).length;
  return (
    <Panel
      title="Chỉ tiêu"
      count={`đã nhập ${entered}/${lines.length} số liệu`}
      aside={
        <ButtonLink href={href} icon="edit" small variant={entered < lines.length ? "primary" : "secondary"}>
          {entered === 0 ? "Nhập số liệu" : "Nhập, sửa số liệu"}
        </ButtonLink>
      }
      flush
    >
      <Table caption={`Số liệu chỉ tiêu ${formatMonth(month)}`} cards>
        <thead>
          <tr>
            <HeadCell>Chỉ tiêu, thủ tục</HeadCell>
            <HeadCell>Kỳ này</HeadCell>
            <HeadCell>Kỳ trước</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.row}>
              <td data-label="Chỉ tiêu, thủ tục">{line.title}</td>
              <td data-label="Kỳ này">
                {line.now ? (
                  numbersWords(line, line.now)
                ) : (
                  <StatusWord tone="na" icon="wait">
                    Chưa nhập
                  </StatusWord>
                )}
              </td>
              <td data-label="Kỳ trước">{line.before ? numbersWords(line, line.before.numbers) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
