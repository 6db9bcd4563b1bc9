import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

const NAMES = { docx: "Word", xlsx: "Excel", csv: "CSV" } as const;

/**
 * What a page shows, as files: plain links that keep the page's day and filters.
 * @param path of the export with whatever narrows it, without the ending: "/api/exports/tasks?bucket=OVERDUE"
 */
export function DownloadLinks({
  path,
  types,
  keep,
}: {
  path: string;
  types: readonly (keyof typeof NAMES)[];
  keep: KeepReading;
}) {
  const [name = "", query] = path.split("?");
  return (
    <nav className="downloads no-print" aria-label="Tải xuống">
      <Icon name="dl" />
      {types.map((type) => (
        <ButtonLink
          key={type}
          small
          href={keep(`${name}.${type}${query ? `?${query}` : ""}`)}
          aria-label={`Tải xuống ${NAMES[type]}`}
        >
          {NAMES[type]}
        </ButtonLink>
      ))}
    </nav>
  );
}
