import type { SinceLine } from "../../lib/oversight/since-words.ts";
import type { ChangeLine } from "./changes-panel.tsx";

const LOOK: Readonly<Record<SinceLine["about"], Pick<ChangeLine, "icon" | "tone">>> = {
  REPORTS_ROSE: { icon: "up", tone: "ok" },
  REPORTS_FELL: { icon: "dn", tone: "late" },
  LETTERS: { icon: "mail", tone: "on" },
  DIRECTIVE: { icon: "star", tone: "reg" },
  CONCLUSION: { icon: "flag", tone: "reg" },
};

/** The lines of what changed besides the tasks, with their signs. */
export function changeLines(lines: readonly SinceLine[]): ChangeLine[] {
  return lines.map(({ about, ...line }) => ({ ...line, ...LOOK[about] }));
}
