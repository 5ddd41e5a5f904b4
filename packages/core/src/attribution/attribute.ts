import {
  ATTRIBUTION_RULES_VERSION,
  type AttributionPolicy,
  type Rung,
} from "./attribution-policy.ts";
import { considerTouch, type ConsideredTouch } from "./consider-touch.ts";
import { countsAs } from "./judge-window.ts";
import { rungShares, type AttributionShare } from "./rung-shares.ts";
import { orderTouches, type AttributableConversion, type Touch } from "./touch.ts";
import { tryRung, type RungResult } from "./try-rung.ts";

export type Attribution =
  | {
      readonly kind: "attributed";
      readonly version: number;
      readonly rung: Rung;
      /** A guess by fingerprint, to be shown as one. */
      readonly isProbabilistic: boolean;
      readonly isViewThrough: boolean;
      /** Together exactly 1,000,000; earliest touch first, those without a share left out. */
      readonly shares: readonly AttributionShare[];
      readonly considered: readonly ConsideredTouch[];
    }
  | {
      readonly kind: "unattributed";
      readonly version: number;
      readonly reason: "X_CLICK_UNKNOWN" | "X_TOO_EARLY" | "X_TOO_LATE";
      readonly considered: readonly ConsideredTouch[];
    };

/**
 * Who is paid for a conversion. The order of the touches does not matter. Nor does it, under last click, whether the row of
 * the named click is there; the other models find the visitor's journey by that row or by the report's own cookie.
 */
export function attribute(
  policy: AttributionPolicy,
  conversion: AttributableConversion,
  touches: readonly Touch[],
): Attribution {
  const ordered = orderTouches(touches, conversion.namedClick);
  const results = policy.rungs.map((rung) => tryRung(rung, policy, conversion, ordered));
  const byClick = findRung(results, "click");
  const winner = byClick ?? findRung(results, "view");
  const kind = byClick === undefined ? "view" : "click";
  const shares = winner === undefined ? [] : rungShares(policy.model, winner, kind);
  const considered = ordered.map((touch) => considerTouch(touch, winner, results, kind, shares));
  const version = ATTRIBUTION_RULES_VERSION;
  if (winner === undefined) {
    return { kind: "unattributed", version, reason: missReason(results), considered };
  }
  const { rung } = winner;
  const isProbabilistic = rung === "fingerprint";
  const isViewThrough = kind === "view";
  return { kind: "attributed", version, rung, isProbabilistic, isViewThrough, shares, considered };
}

/**
 * The first rung that leads to somebody. Views are asked for only when no rung has a click, so a view never beats a click.
 * A stated publisher does not rescue a named click that is out of its window: the window would be worth nothing.
 */
function findRung(results: readonly RungResult[], kind: Touch["kind"]): RungResult | undefined {
  let isClickRefused = false;
  for (const result of results) {
    const { rung, candidates, publisherId } = result;
    if (publisherId !== null && !(rung === "clickless" && isClickRefused)) return result;
    if (candidates.some((candidate) => countsAs(candidate, kind))) return result;
    const hasClick = candidates.some(({ touch }) => touch.kind === "click");
    if (rung === "click-id" && hasClick) isClickRefused = true;
  }
  return undefined;
}

/** Of the first rung that missed its window, what its latest touch did. */
function missReason(
  results: readonly RungResult[],
): "X_CLICK_UNKNOWN" | "X_TOO_EARLY" | "X_TOO_LATE" {
  for (const { candidates } of results) {
    const miss = candidates.findLast(
      ({ verdict }) => verdict === "too-early" || verdict === "too-late",
    );
    if (miss !== undefined) return miss.verdict === "too-early" ? "X_TOO_EARLY" : "X_TOO_LATE";
  }
  return "X_CLICK_UNKNOWN";
}
