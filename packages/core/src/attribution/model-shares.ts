import type { AttributionModel } from "./attribution-policy.ts";
import { decayWeights } from "./decay-weights.ts";
import { splitExactly } from "./split-exactly.ts";
import type { Touch } from "./touch.ts";

const WHOLE_PPM = 1_000_000;

/** Parts per million for each touch, earliest first; together exactly 1,000,000. */
export function modelShares(model: AttributionModel, touches: readonly Touch[]): readonly number[] {
  return touches.length === 0 ? [] : splitExactly(WHOLE_PPM, weightsOf(model, touches));
}

function weightsOf(model: AttributionModel, touches: readonly Touch[]): readonly bigint[] {
  const last = touches.length - 1;
  switch (model.kind) {
    case "last":
      return touches.map((_touch, index) => (index === last ? 1n : 0n));
    case "first":
      return touches.map((_touch, index) => (index === 0 ? 1n : 0n));
    case "linear":
      return touches.map(() => 1n);
    case "position":
      return positionWeights(model, touches.length);
    case "time-decay": {
      // Ages count from the latest touch: shares depend on differences only, and the latest always weighs.
      const latestMs = touches[last]?.atMs ?? 0;
      return decayWeights(
        touches.map(({ atMs }) => latestMs - atMs),
        model.halfLifeMs,
      );
    }
  }
}

/** With two touches the ends share the whole in proportion, with one it has it all. */
function positionWeights(
  { firstPpm, lastPpm }: AttributionModel & { readonly kind: "position" },
  count: number,
): readonly bigint[] {
  const between = BigInt(Math.max(0, count - 2));
  const middle = BigInt(WHOLE_PPM - firstPpm - lastPpm);
  const ends = between === 0n ? 1n : between;
  const weights = Array.from({ length: count }, (_, index) => {
    if (index === 0) return BigInt(firstPpm) * ends;
    return index === count - 1 ? BigInt(lastPpm) * ends : middle;
  });
  return weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n);
}
