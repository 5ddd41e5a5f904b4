import { formatMicros } from "../macros/macro-numbers.ts";
import { durationText } from "./duration-text.ts";
import type { JudgedTouch } from "./judge-window.ts";
import type { Touch } from "./touch.ts";

export type TouchVerdict =
  | Exclude<JudgedTouch["verdict"], "in-window">
  | "credited"
  /** In its window, but the model gives it nothing. */
  | "uncredited"
  /** In its window, but a stronger tie or a click decided. */
  | "outranked"
  | "unrelated";

/** What became of a touch and why, with the figures of its window. */
export function touchSentence(
  kind: Touch["kind"],
  verdict: TouchVerdict,
  window: Pick<JudgedTouch, "ctitMs" | "minMs" | "maxMs"> | null,
  ppm: number,
): string {
  const { ctitMs, minMs, maxMs } = window ?? { ctitMs: 0, minMs: 0, maxMs: 0 };
  const elapsed = `${durationText(ctitMs)} before the event`;
  const earned = `This ${kind} was ${elapsed}, within ${durationText(minMs)} to ${durationText(maxMs)}`;
  switch (verdict) {
    case "credited":
      return `${earned}: ${formatMicros(ppm * 100)} % of the conversion.`;
    case "uncredited":
      return `${earned}, but the model credits others.`;
    case "outranked":
      return `${earned}, but stronger evidence decided.`;
    case "too-early":
      return `This ${kind} was ${elapsed}; at least ${durationText(minMs)} must pass.`;
    case "too-late":
      return `This ${kind} was ${elapsed}; the window is ${durationText(maxMs)}.`;
    case "after-conversion":
      return `This ${kind} came after the event.`;
    case "after-named-click":
      return `This ${kind} came after the click that the report names.`;
    case "ambiguous":
      return `This ${kind} was ${elapsed} by the same address and browser, but so was another visitor's: a guess between them credits nobody.`;
    case "views-off":
      return "Views do not count for this campaign.";
    case "unrelated":
      return `Nothing ties this ${kind} to the conversion.`;
  }
}
