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
};

/** What it says: how far it is, and how it ended. */
export type ThreadReport =
  | { readonly kind: "progress"; readonly lines: number; readonly ofLines: number }
  | { readonly kind: "refused"; readonly problems: readonly string[]; readonly more: number }
  | { readonly kind: "done"; readonly summary: Summary };
