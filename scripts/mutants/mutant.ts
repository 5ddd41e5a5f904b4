/** Where a mistake has to be found. */
export type Check =
  /** By schedules of `packages/faults`: the first that goes wrong is enough. */
  | { readonly kind: "simulation" }
  /** By test files, as paths from the root; they run in Node, see `vitest.config.ts` beside this. */
  | { readonly kind: "tests"; readonly files: readonly string[] };

/** A mistake that somebody could make, put into the source on purpose. */
export type Mutant = {
  readonly name: string;
  /** A path from the root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** What goes wrong with it, in a sentence. */
  readonly breaks: string;
  readonly check: Check;
  /** Why nothing finds it; only for one that may survive. */
  readonly survives?: string;
};

export const simulation: Check = { kind: "simulation" };

export function tests(...files: readonly string[]): Check {
  return { kind: "tests", files };
}
