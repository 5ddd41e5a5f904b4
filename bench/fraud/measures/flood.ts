import { labelledTraffic, standardPlan } from "@cleverdrip/simulator";
import { median } from "../../statistics.ts";
import { isWithheld, joinFile } from "../judged-file.ts";
import type { FraudJudge } from "../verdict.ts";

const flood = { afterHours: 30, minutes: 60 } as const;

/** Minutes from the first of a click a second until one of them is held; the median of these seeds. */
export function minutesToHoldFlood(seeds: readonly string[], judge: FraudJudge): number {
  return median(seeds.map((seed) => minutesOf(seed, judge)));
}

function minutesOf(seed: string, judge: FraudJudge): number {
  const plan = { ...standardPlan(seed), days: 2, scale: 0.3 };
  const file = labelledTraffic({ ...plan, flood });
  const lines = file.map(({ line }) => line);
  const labels = file.flatMap(({ label }) => (label === null ? [] : [label]));
  // The flood's publisher is the one that comes last.
  const publishers = lines.flatMap((line) => (line.kind === "setup" ? line.publishers : []));
  const ref = publishers.at(-1)?.ref;
  const held = joinFile(lines, labels, judge(lines))
    .judged.filter((one) => one.label.publisher === ref && isWithheld(one))
    .map(({ verdict }) => verdict?.decidedAtMs ?? Number.POSITIVE_INFINITY);
  const firstMs = held.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return (firstMs - plan.fromMs) / 60_000 - flood.afterHours * 60;
}
