import type { Summary } from "./verdicts/summary.ts";

/** Migrations, in their order. */
export type Schemas = { readonly control: readonly string[]; readonly events: readonly string[] };

/** What the thread of an evaluation is given. */
export type ThreadData = {
  readonly input: string;
  readonly output: string;
  readonly schemas: Schemas;
  readonly shuffle: { readonly seed: string; readonly withinMs: number } | null;
  readonly judgeEveryMs: number | null;
  readonly rulesVersion: number | null;
};

/** What it says: how far it is, and how it ended. */
export type ThreadReport =
  | { readonly kind: "progress"; readonly lines: number; readonly ofLines: number }
  | Refused
  | Done;

/** Of lines that nothing can be made of. */
export type LeftOut = {
  /** Sentences with file, line, field and what is wanted, of the first of them. */
  readonly problems: readonly string[];
  readonly count: number;
};

/** Nothing was replayed or written. */
export type Refused = { readonly kind: "refused"; readonly problems: readonly string[] };

export type Done = {
  readonly kind: "done";
  readonly summary: Summary;
  readonly leftOut: LeftOut;
  /** Sentences of what is not as agreed, and was played all the same. */
  readonly mended: readonly string[];
};
