import type { Verdict } from "../verdict.ts";
import type { Ratio } from "./ratio.ts";

/** Verdicts of a file that are judged again. */
const SAMPLED = 300;

type Explained = {
  readonly verdicts: () => readonly Verdict[];
  readonly isValidWithout: (ref: string, rules: ReadonlySet<string>) => boolean;
};

/** Of the verdicts of fraud: how many fall where the findings that they cite are taken away. */
export function fallenVerdicts({ verdicts, isValidWithout }: Explained): Ratio {
  const all = verdicts().filter(({ class: ofClass }) => ofClass === "sivt");
  const step = Math.max(1, Math.ceil(all.length / SAMPLED));
  const sampled = all.filter((_, i) => i % step === 0);
  const fallen = sampled.filter(({ ref, signals }) =>
    isValidWithout(ref, new Set(signals.map(({ rule }) => rule))),
  );
  return { part: fallen.length, whole: sampled.length };
}
