import type { Rung } from "./attribution-policy.ts";
import { touchSentence, type TouchVerdict } from "./attribution-sentence.ts";
import type { AttributionShare } from "./rung-shares.ts";
import type { Touch } from "./touch.ts";
import type { RungResult } from "./try-rung.ts";

export type ConsideredTouch = {
  readonly touchId: string;
  readonly publisherId: string;
  readonly verdict: TouchVerdict;
  /** The rung that ties it to the conversion; null = none does. */
  readonly rung: Rung | null;
  /** Window arithmetic: min ≤ ctit ≤ max holds or fails. */
  readonly window: {
    readonly ctitMs: number;
    readonly minMs: number;
    readonly maxMs: number;
  } | null;
  /** Names no publisher: each may read those of its own touches. */
  readonly sentence: string;
};

/** What became of a touch: on the rung that decided, else on the first that knows it. */
export function considerTouch(
  touch: Touch,
  winner: RungResult | undefined,
  results: readonly RungResult[],
  kind: Touch["kind"],
  shares: readonly AttributionShare[],
): ConsideredTouch {
  const { id: touchId, publisherId } = touch;
  const own = (result: RungResult | undefined) =>
    result?.candidates.find((candidate) => candidate.touch === touch);
  const result = own(winner) === undefined ? results.find(own) : winner;
  const judged = own(result);
  if (result === undefined || judged === undefined) {
    const sentence = touchSentence(touch.kind, "unrelated", null, 0);
    return { touchId, publisherId, verdict: "unrelated", rung: null, window: null, sentence };
  }
  const ppm = shares.find((share) => share.touchId === touchId)?.ppm ?? 0;
  const isDecisive = result === winner && touch.kind === kind;
  const verdict = judged.verdict === "in-window" ? worth(isDecisive, ppm) : judged.verdict;
  const { ctitMs, minMs, maxMs } = judged;
  const window = { ctitMs, minMs, maxMs };
  const sentence = touchSentence(touch.kind, verdict, window, ppm);
  return { touchId, publisherId, verdict, rung: result.rung, window, sentence };
}

function worth(isDecisive: boolean, ppm: number): TouchVerdict {
  if (!isDecisive) return "outranked";
  return ppm > 0 ? "credited" : "uncredited";
}
