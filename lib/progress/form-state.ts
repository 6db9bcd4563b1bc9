/** What a refused form is answered with: a sentence on top, one beside each field, and everything as it was typed. */
export type SimpleFormState = {
  title: string;
  fields: Record<string, string>;
  typed: Record<string, string>;
} | null;

export type DecisionFormState = SimpleFormState;

/** A stretch of text: in both versions, only in the stored one, or only in the one being written. */
export type DifferencePart = { text: string; kind: "both" | "stored" | "mine" };

/** Somebody saved first: what they wrote, against what is being written. */
export type ConflictView = {
  storedBy: string;
  /** Already written out: "09:40 10/10/2023". */
  storedAt: string;
  differences: { label: string; parts: DifferencePart[] }[];
};

export type ProgressFormState = {
  title: string;
  fields: Record<string, string>;
  typed: Record<string, string>;
  conflict: ConflictView | null;
} | null;
