import type { Counts } from "../test/counts.ts";
import type { Mutant } from "./mutant.ts";
import type { Outcome } from "./outcome.ts";

export type MutantReport = { readonly counts: Counts; readonly sentence: string };

export type MutantResult = { readonly mutant: Mutant; readonly outcome: Outcome };

/** At most one may survive, and only one that is explained; what is undecided has not been caught. */
export function summarise(results: readonly MutantResult[]): MutantReport {
  const caught = results.filter(({ outcome }) => outcome.kind === "caught");
  const others = results.filter(({ outcome }) => outcome.kind !== "caught");
  const spared = others.findIndex(isExplained);
  const failed = others.filter((_, i) => i !== spared);
  const lines = others.map(
    ({ mutant: { name, survives }, outcome }) =>
      `${name} ${outcome.kind}: ${survives ?? "a test is missing, or its text has to change"}`,
  );
  return {
    counts: { passed: results.length - failed.length, failed: failed.length },
    sentence: [`${caught.length} of ${results.length} mutants caught`, ...lines].join("\n"),
  };
}

function isExplained({ mutant, outcome }: MutantResult): boolean {
  return outcome.kind === "survived" && mutant.survives !== undefined;
}
