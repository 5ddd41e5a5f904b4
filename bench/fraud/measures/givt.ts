import type { JudgedFile } from "../judged-file.ts";
import { countBy, type Ratios } from "./ratio.ts";

/** Of the crawlers, scanners and prefetches: how many are called so, and how many are called fraud. */
export function givtMeasures(file: JudgedFile): Ratios {
  const givt = file.judged.filter(({ label }) => label.label === "givt");
  const called = (name: "givt" | "sivt") =>
    givt.filter(({ verdict }) => verdict?.class === name && verdict.verdict !== "valid").length;
  return new Map([
    ["recall", { part: called("givt"), whole: givt.length }],
    ["as-sivt", { part: called("sivt"), whole: givt.length }],
  ]);
}

/** Of the verdicts against a line: how many say why, with a rule and a sentence. */
export function reasonMeasures(file: JudgedFile): Ratios {
  const against = file.judged.filter(
    ({ verdict }) => verdict !== null && verdict.verdict !== "valid",
  );
  return countBy(
    against,
    () => ["reasons"],
    ({ verdict }) => {
      const isExplained =
        verdict !== null &&
        verdict.reasons.length > 0 &&
        verdict.signals.some(({ detail }) => detail !== "");
      return { part: isExplained ? 1 : 0, whole: 1 };
    },
  );
}
