import { formatDate } from "../../lib/calendar/format.ts";
import type { IssuedRow, RelatedDocument } from "../../lib/documents/register-queries.ts";
import { ISSUED_KIND_WORDS, RELATION_WORDS } from "../../lib/documents/words.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";

/** What a document did to an earlier one and what later ones did to it, each a line with its link; nothing where there is none. */
export function RelatedDocuments({
  earlier,
  later,
  keep,
}: Pick<IssuedRow, "earlier" | "later"> & { keep: KeepReading }) {
  return (
    <>
      {earlier && <Related words={RELATION_WORDS[earlier.relation].does} document={earlier} keep={keep} />}
      {later.map((one) => (
        <Related key={one.id} words={RELATION_WORDS[one.relation].became} document={one} keep={keep} />
      ))}
    </>
  );
}

function Related({ words, document, keep }: { words: string; document: RelatedDocument; keep: KeepReading }) {
  return (
    <div data-related={document.relation}>
      {words}{" "}
      <AppLink href={keep(`/documents/issued/${document.id}`)}>
        {ISSUED_KIND_WORDS[document.kind]} số {document.number}
      </AppLink>{" "}
      ngày {formatDate(document.date)}
    </div>
  );
}
