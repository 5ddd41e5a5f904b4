export type DeliveryShares = {
  /** Attempts at the same time in one invocation: a Worker waits for 6 answers at once, others would queue unseen. */
  readonly slots: number;
  /** Of one endpoint, over everything its isolate has under way. */
  readonly perEndpoint: number;
};

export const DELIVERY_SHARES: DeliveryShares = { slots: 6, perEndpoint: 2 };

/**
 * Which of the waiting endpoints starts next: the index of the first one whose endpoint has the fewest under way, or -1
 * where none may start. `running` are this invocation's, `inFlight` counts an endpoint's in the whole isolate.
 */
export function pickDelivery(
  waiting: readonly string[],
  running: number,
  inFlight: ReadonlyMap<string, number>,
  shares: DeliveryShares = DELIVERY_SHARES,
): number {
  if (running >= shares.slots) return -1;
  let best = -1;
  let fewest = shares.perEndpoint;
  waiting.forEach((endpointId, index) => {
    const own = inFlight.get(endpointId) ?? 0;
    if (own >= fewest) return;
    best = index;
    fewest = own;
  });
  return best;
}
