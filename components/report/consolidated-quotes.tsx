import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { AgencyWords, Quote, QuoteSource } from "../../lib/reports/consolidated-content.ts";
import { quoteState } from "../../lib/reports/consolidated-words.ts";
import { AppLink } from "../ui/link.tsx";

/** Where quotes lead: to the very line of the very sending, read as the page is read. */
export type QuoteLinks = { month: string; keep: KeepReading };

/** The words of the agencies about one thing, each with the lines it stands in. */
export function Quotes({ quotes, links, item }: { quotes: readonly Quote[]; links: QuoteLinks; item?: boolean }) {
  return (
    <ul className="quotes">
      {quotes.map((quote) => (
        <li key={`${quote.taskNumber}-${quote.sources.map(({ agencyCode, line }) => `${agencyCode}-${line}`)}`}>
          <span className="pre-line">
            {item && <b>{quote.taskNumber === null ? "Nội dung khác" : `Nhiệm vụ ${quote.taskNumber}`}: </b>}
            {quote.text}
          </span>{" "}
          {item ? (
            <span className="meta no-print">
              (<SourceLink source={quote.sources[0]} links={links} words="xem báo cáo" />)
            </span>
          ) : (
            <span className="meta">
              (<Sources quote={quote} links={links} />)
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "Sở TTTT, Sở Y tế; 80%". That work goes on needs no word. */
function Sources({ quote, links }: { quote: Quote; links: QuoteLinks }) {
  const state = quoteState(quote);
  return (
    <>
      {quote.sources.map((source, index) => (
        <span key={source.agencyCode}>
          {index > 0 && ", "}
          <SourceLink source={source} links={links} words={source.agencyName} />
        </span>
      ))}
      {state && `; ${state}`}
    </>
  );
}

function SourceLink({ source, links, words }: { source: QuoteSource | undefined; links: QuoteLinks; words: string }) {
  if (!source) return null;
  const { agencyCode, agencyName, sending, line } = source;
  return (
    <AppLink
      href={links.keep(`/reports/${links.month}/${agencyCode}?sending=${sending}#line-${line}`)}
      title={`Mục này trong báo cáo của ${agencyName}`}
    >
      {words}
    </AppLink>
  );
}

/** What each agency says in one field, under its name. */
export function QuotesByAgency({ agencies, links }: { agencies: readonly AgencyWords[]; links: QuoteLinks }) {
  return agencies.map(({ code, name, quotes }) => (
    <div key={code} className="quoted" data-agency={code}>
      <h3>{name}</h3>
      <Quotes quotes={quotes} links={links} item />
    </div>
  ));
}
