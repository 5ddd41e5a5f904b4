import type { AttributionPolicy, Rung } from "./attribution-policy.ts";
import { judgeWindow, type JudgedTouch } from "./judge-window.ts";
import type { AttributableConversion, Touch } from "./touch.ts";

export type RungResult = {
  readonly rung: Rung;
  /** Touches that this rung ties to the conversion, in time order, in or out of their window. */
  readonly candidates: readonly JudgedTouch[];
  /** Whom it names without any touch. */
  readonly publisherId: string | null;
};

export function tryRung(
  rung: Rung,
  policy: AttributionPolicy,
  conversion: AttributableConversion,
  touches: readonly Touch[],
): RungResult {
  const { visitorId, fingerprint } = conversion;
  const judge = (touch: Touch, by: "cookie" | "fingerprint") =>
    judgeWindow(policy, by, touch, conversion);
  switch (rung) {
    case "click-id":
      return { rung, candidates: journey(policy, conversion, touches), publisherId: null };
    case "cookie": {
      const own = touches.filter((touch) => visitorId !== null && touch.visitorId === visitorId);
      return { rung, candidates: own.map((touch) => judge(touch, rung)), publisherId: null };
    }
    case "fingerprint": {
      const alike = touches.filter(
        (touch) => fingerprint !== null && touch.fingerprint === fingerprint,
      );
      return { rung, candidates: alike.map((touch) => judge(touch, rung)), publisherId: null };
    }
    case "coupon":
      return { rung, candidates: [], publisherId: conversion.couponPublisherId };
    case "clickless":
      return { rung, candidates: [], publisherId: conversion.statedPublisherId };
  }
}

/**
 * The named click and what its visitor did before: the named one ends the journey, whatever was clicked after it. Where
 * it is out of its window, so is the journey.
 */
function journey(
  policy: AttributionPolicy,
  conversion: AttributableConversion,
  touches: readonly Touch[],
): readonly JudgedTouch[] {
  const end = touches.findIndex(({ id }) => id === conversion.namedClick?.id);
  const named = touches[end];
  if (named === undefined) return [];
  const judge = (touch: Touch) => judgeWindow(policy, "click-id", touch, conversion);
  const judgedNamed = judge(named);
  if (judgedNamed.verdict !== "in-window") return [judgedNamed];
  const visitorId = named.visitorId ?? conversion.visitorId;
  return touches.flatMap((touch, index): readonly JudgedTouch[] => {
    if (index === end) return [judgedNamed];
    if (visitorId === null || touch.visitorId !== visitorId) return [];
    return index < end ? [judge(touch)] : [{ ...judge(touch), verdict: "after-named-click" }];
  });
}
