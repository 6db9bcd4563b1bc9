import type { ReactNode } from "react";
import { formatDate } from "../../lib/calendar/format.ts";
import type { PlanDocument } from "../../lib/plans/document-queries.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { Table } from "../ui/table.tsx";
import { NoteLines } from "./note-lines.tsx";

type Notes = PlanDocument["notes"];

/** What to know about the words at one place of the document, for the secretariat. */
function NotesAt({ notes, at }: { notes: Notes; at: string }) {
  const here = notes.get(at) ?? [];
  if (here.length === 0) return null;
  return (
    <details className="mt-2">
      <summary>Ghi chú văn bản ({here.length})</summary>
      <NoteLines notes={here} />
    </details>
  );
}

export function Paragraphs({
  preamble,
  paragraphs,
  notes,
}: {
  preamble?: string;
  paragraphs: PlanDocument["paragraphs"];
  notes: Notes;
}) {
  const titled = paragraphs.flatMap(({ title }, index) =>
    title ? [{ id: `doan-${index}`, title: title.replace(/:$/, "") }] : [],
  );
  return (
    <DocumentColumns contents={titled}>
      <Panel label="Lời văn">
        <div className="prose prose-wide">
          {preamble && <p>{preamble}</p>}
          {paragraphs.map((paragraph, index) => (
            <div key={`${paragraph.ref}-${paragraph.text}`} id={`doan-${index}`}>
              {paragraph.title && <h3>{paragraph.title}</h3>}
              <p className="pre-line">{paragraph.text}</p>
              <NotesAt notes={notes} at={paragraph.ref} />
            </div>
          ))}
        </div>
      </Panel>
    </DocumentColumns>
  );
}

/** The text, and beside it on a wide screen the list of what is in it. */
function DocumentColumns({
  contents,
  children,
}: {
  contents: readonly { id: string; title: string }[];
  children: ReactNode;
}) {
  return (
    <div className="doc-cols">
      <div className="stack">{children}</div>
      {contents.length > 0 && (
        <nav className="panel" aria-label="Trong phần này">
          <div className="panel-head">
            <h2>Trong phần này</h2>
          </div>
          <ul className="pb-3">
            {contents.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

export function FocusTasks({ items, notes }: { items: PlanDocument["focusTasks"]; notes: Notes }) {
  return (
    <Panel title="Nhiệm vụ trọng tâm" count={`${items.length} nhiệm vụ`}>
      <ol className="prose prose-cols">
        {items.map((item) => (
          <li key={item.ref} id={item.ref} data-focus={item.number}>
            <b>{item.number}.</b> {item.text}
            <NotesAt notes={notes} at={item.ref} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export function Sections({
  sections,
  notes,
  keep,
}: {
  sections: PlanDocument["sections"];
  notes: Notes;
  keep: KeepReading;
}) {
  return (
    <DocumentColumns
      contents={sections.map(({ number, heading }) => ({ id: `muc-${number}`, title: `${number}. ${heading}` }))}
    >
      {sections.map((section) => (
        <Panel
          key={section.number}
          id={`muc-${section.number}`}
          title={`${section.number}. ${section.heading}`}
          count={`${section.items.length} mục`}
        >
          <ol className="prose prose-wide">
            {section.items.map((item) => (
              <li key={item.ref} id={item.ref} data-item={item.ref}>
                <b>{item.ref}</b> {item.text}
                {item.tasks.length > 0 && (
                  <div className="meta">
                    Thực hiện:{" "}
                    {item.tasks.map((number, index) => (
                      <span key={number}>
                        {index > 0 && ", "}
                        <AppLink href={keep(`/tasks/${number}`)}>nhiệm vụ {number}, Phụ lục II</AppLink>
                      </span>
                    ))}
                  </div>
                )}
                <NotesAt notes={notes} at={item.ref} />
              </li>
            ))}
          </ol>
        </Panel>
      ))}
    </DocumentColumns>
  );
}

export function Obligations({ items, notes }: { items: PlanDocument["obligations"]; notes: Notes }) {
  return (
    <Panel
      title="Trách nhiệm về thông tin, báo cáo và kế hoạch"
      count={`${items.length} trách nhiệm`}
      aside={<AppLink href="/obligations">Theo dõi văn bản phải nộp</AppLink>}
      flush
    >
      <Table caption="Trách nhiệm nêu tại Mục IV và Mục III" cards>
        <thead>
          <tr>
            <th scope="col">Nội dung</th>
            <th scope="col">Ai thực hiện</th>
            <th scope="col">Gửi đến</th>
            <th scope="col">Thời hạn</th>
            <th scope="col">Căn cứ</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.ref} data-obligation={item.ref}>
              <td>
                {item.what}
                <NotesAt notes={notes} at={item.ref} />
              </td>
              <td>{item.who}</td>
              <td>{item.to || "–"}</td>
              <td>
                {item.dueText ?? "không nêu"}
                {item.dueOn && <div className="second tn">trước {formatDate(item.dueOn)}</div>}
              </td>
              <td className="nb">Mục {item.source}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

export function Procedures({ items, notes }: { items: PlanDocument["procedures"]; notes: Notes }) {
  return (
    <Panel title="Danh mục 25 thủ tục hành chính thiết yếu" count={`${items.length} thủ tục`} flush>
      <Table caption="Phụ lục I" cards>
        <thead>
          <tr>
            <th scope="col" className="num">
              TT
            </th>
            <th scope="col">Thủ tục hành chính</th>
            <th scope="col" className="num">
              Cấp độ
            </th>
            <th scope="col">Cơ quan thực hiện</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number} data-procedure={item.number}>
              <td className="num t-num" data-label="Thủ tục">
                {item.number}
              </td>
              <td>
                {item.name}
                <NotesAt notes={notes} at={`PL1.${item.number}`} />
              </td>
              <td className="num">{item.level}</td>
              <td>{item.agenciesText}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
