import type { AttributionModel } from "./attribution-policy.ts";
import { countsAs } from "./judge-window.ts";
import { modelShares } from "./model-shares.ts";
import type { Touch } from "./touch.ts";
import type { RungResult } from "./try-rung.ts";

export type AttributionShare = {
  /** null = a publisher named by coupon or by the advertiser, without a touch. */
  readonly touchId: string | null;
  readonly publisherId: string;
  readonly ppm: number;
};

/** What a rung's in-window clicks, or views, get by the model. */
export function rungShares(
  model: AttributionModel,
  { candidates, publisherId }: RungResult,
  kind: Touch["kind"],
): readonly AttributionShare[] {
  if (publisherId !== null) return [{ touchId: null, publisherId, ppm: 1_000_000 }];
  const touches = candidates
    .filter((candidate) => countsAs(candidate, kind))
    .map(({ touch }) => touch);
  const ppms = modelShares(model, touches);
  return touches.flatMap((touch, index) => {
    const ppm = ppms[index] ?? 0;
    return ppm === 0 ? [] : [{ touchId: touch.id, publisherId: touch.publisherId, ppm }];
  });
}
