import { labelledTraffic, standardPlan, type LabelledLine } from "@cleverdrip/simulator";
import { joinFile } from "./judged-file.ts";
import { measure, type Measures } from "./measures/measure.ts";
import type { FraudJudge } from "./verdict.ts";

export type NamedJudges = Readonly<Record<string, FraudJudge>>;

/** A seed's traffic as the suite has it. */
export function trafficOf(seed: string): readonly LabelledLine[] {
  return labelledTraffic(standardPlan(seed));
}

/** What each judge, which sees the lines alone, makes of a labelled file. */
export function judgeFile(
  file: readonly LabelledLine[],
  judges: NamedJudges,
): ReadonlyMap<string, Measures> {
  const lines = file.map(({ line }) => line);
  const labels = file.flatMap(({ label }) => (label === null ? [] : [label]));
  return new Map(
    Object.entries(judges).map(([name, judge]) => [
      name,
      measure(joinFile(lines, labels, judge(lines))),
    ]),
  );
}
