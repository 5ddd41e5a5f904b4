import { labelledTraffic, standardPlan, type LabelledLine } from "@cleverdrip/simulator";
import { clickPerIpHour } from "./baselines/click-per-ip-hour.ts";
import { rulePack } from "./baselines/rule-pack.ts";
import { joinFile } from "./judged-file.ts";
import { sampleClicks, type Sample } from "./leaks/find-leaks.ts";
import { judge as ownJudge, replay } from "./detector.ts";
import { fallenVerdicts } from "./measures/fallen.ts";
import { minutesToHoldFlood } from "./measures/flood.ts";
import { measure, type Measures } from "./measures/measure.ts";
import type { Ratio } from "./measures/ratio.ts";
import type { FraudJudge } from "./verdict.ts";

export type NamedJudges = Readonly<Record<string, FraudJudge>>;

export const baselines: NamedJudges = {
  "click per IP and hour": clickPerIpHour,
  "rule pack": rulePack,
};

/** Everything that is measured of one seed. */
export type JudgedSeed = {
  readonly seed: string;
  readonly lines: number;
  /** By judge; the detector is the first. */
  readonly measures: ReadonlyMap<string, Measures>;
  readonly sample: Sample;
  readonly floodMinutes: number;
  /** null: of a detector that cannot be asked. */
  readonly fallen: Ratio | null;
};

/** `other`: a detector in place of the product's. */
export function judgeSeed(seed: string, other: FraudJudge | null): JudgedSeed {
  const file = trafficOf(seed);
  const own = other === null ? replay(file.map(({ line }) => line)) : null;
  const judges = { detector: other ?? (() => own?.verdicts() ?? []), ...baselines };
  return {
    seed,
    lines: file.length,
    measures: judgeFile(file, judges),
    sample: sampleClicks(file),
    floodMinutes: minutesToHoldFlood([seed], other ?? ownJudge),
    fallen: own === null ? null : fallenVerdicts(own),
  };
}

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
