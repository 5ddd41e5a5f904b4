import { formatDuration } from "../../format/time.ts";
import { rungLabel } from "../conversions/source-words.ts";
import type { Attribution } from "./attribution-draft.ts";

export const MODELS = [
  { value: "last", label: "Last click" },
  { value: "first", label: "First click" },
  { value: "linear", label: "Linear: equal parts" },
  { value: "position", label: "By position" },
  { value: "time-decay", label: "Time decay" },
] as const;

/** The rungs that are on, in their order, as one line. */
export function rungWords({ rungs }: Attribution): string {
  return rungs.map((rung) => rungLabel(rung)).join(", then ");
}

export function windowLines(policy: Attribution): readonly string[] {
  const { rungs, minWindowMs, maxWindowMs, viewThrough } = policy;
  const least =
    minWindowMs === 0 ? "" : `, at least ${formatDuration(minWindowMs)} after the click`;
  return [
    ...(rungs.includes("click-id")
      ? [`By click id up to ${formatDuration(maxWindowMs["click-id"])}${least}`]
      : []),
    ...(rungs.includes("cookie")
      ? [`By cookie up to ${formatDuration(maxWindowMs.cookie)}${least}`]
      : []),
    ...(rungs.includes("fingerprint")
      ? [
          `By address and browser, which is a guess, up to ${formatDuration(maxWindowMs.fingerprint)}${least}`,
        ]
      : []),
    viewThrough === null
      ? "Views do not count"
      : `Views up to ${formatDuration(viewThrough.windowMs)}, where there is no click`,
  ];
}
