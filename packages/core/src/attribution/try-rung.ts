import type { AttributionPolicy, Rung } from "./attribution-policy.ts";
import { MAX_ALIKE } from "./fingerprint.ts";
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
  const { visitorId, fingerprints } = conversion;
  switch (rung) {
    case "click-id":
      return { rung, candidates: journey(policy, conversion, touches), publisherId: null };
    case "cookie": {
      const own = touches.filter((touch) => visitorId !== null && touch.visitorId === visitorId);
      const candidates = own.map((touch) => judgeWindow(policy, rung, touch, conversion));
      return { rung, candidates, publisherId: null };
    }
    case "fingerprint": {
      // Of views none is kept.
      const alike = touches.filter(
        ({ kind, fingerprint }) => kind === "click" && fingerprints.includes(fingerprint ?? ""),
      );
      const judged = alike.map((touch) => judgeWindow(policy, rung, touch, conversion));
      return { rung, candidates: unlessAmbiguous(judged), publisherId: null };
    }
    case "coupon":
      return { rung, candidates: [], publisherId: conversion.couponPublisherId };
    case "clickless":
      return { rung, candidates: [], publisherId: conversion.statedPublisherId };
  }
}

/** Verdicts on what may well have led to the conversion, as far as its time tells. */
const POSSIBLE: readonly JudgedTouch["verdict"][] = ["in-window", "too-early"];

/** Many visitors have one address and browser: where more than one may be meant, nobody is. */
function unlessAmbiguous(judged: readonly JudgedTouch[]): readonly JudgedTouch[] {
  const possible = judged.filter(({ verdict }) => POSSIBLE.includes(verdict));
  const visitors = new Set(possible.map(({ touch }) => touch.visitorId ?? touch.id));
  if (visitors.size <= 1 && possible.length <= MAX_ALIKE) return judged;
  return judged.map((one) =>
    POSSIBLE.includes(one.verdict) ? { ...one, verdict: "ambiguous" } : one,
  );
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
