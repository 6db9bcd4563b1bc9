import { replacingSubmission, type SubmissionContent } from "../../lib/appraisal/content.ts";

/** What the submission says, as it will stand on paper; frame and annex come with the Word file. */
export function SubmissionPaper({
  content,
  addressee,
  number,
  sampleData,
}: {
  content: SubmissionContent;
  addressee: string;
  /** "Số 78/TTr-CAT-PC06, ngày …" of an issued one; null while it has none. */
  number: string | null;
  sampleData: boolean;
}) {
  const replacing = replacingSubmission(content);
  return (
    <article className="paper" aria-label="Nội dung tờ trình">
      <p className="paper-frame">
        {number ?? "Quốc hiệu, tên cơ quan, số và ký hiệu, phụ lục điểm: theo mẫu, có trong bản Word"}
      </p>
      <p className="paper-subject">TỜ TRÌNH</p>
      <p className="paper-subject">{content.subject}</p>
      <p className="paper-to">Kính gửi: {addressee}</p>
      <p>{content.opening}</p>
      {content.groups.map(({ degree, title, items }) => (
        <section key={degree} className="grid gap-2">
          <p>
            <b>{title}</b>
          </p>
          {items.map(({ agency, text }) => (
            <p key={agency}>
              - <b>{agency}:</b> {text}
            </p>
          ))}
        </section>
      ))}
      {replacing && <p>{replacing}</p>}
      <p>{content.closing.replace(/\.$/, "")}./.</p>
      {sampleData && <p className="paper-frame">Số liệu minh họa</p>}
    </article>
  );
}
