import { metWords } from "../../lib/indicators/words.ts";
import { StatusWord } from "../ui/chip.tsx";

/** Whether a target is met: sign, word and colour, so that paper and colour-blind readers lose nothing. */
export function MetWord({ met }: { met: boolean | null }) {
  return (
    <StatusWord tone={met === null ? "na" : met ? "ok" : "soon"} icon={met === null ? "wait" : met ? "ok" : "over"}>
      {metWords(met)}
    </StatusWord>
  );
}
