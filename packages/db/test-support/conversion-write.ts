import type { ConversionState, ConversionWrite } from "../src/events/conversion-write.ts";

/** The first report of a sale on the link that test clicks are of. */
export function conversionState(change: Partial<ConversionState> = {}): ConversionState {
  const id = change.id ?? `cnv_${crypto.randomUUID()}`;
  const atMs = change.atMs ?? Date.UTC(2026, 4, 1, 12);
  return {
    id,
    eventTypeId: "evt_1",
    eventName: "Sale",
    dedupeKey: `t:${id}`,
    txid: id,
    clickId: "",
    clickAtMs: atMs,
    atMs,
    day: new Date(atMs).toISOString().slice(0, 10),
    receivedAtMs: atMs,
    attempt: crypto.randomUUID(),
    campaignId: "cmp_1",
    publisherId: "pub_1",
    linkId: "lnk_1",
    status: "approved",
    originalStatus: null,
    reason: "OK",
    currency: "USD",
    amountMicros: null,
    revenueMicros: 5_000_001,
    payoutMicros: 1_000_003,
    payoutSteps: "{}",
    via: "postback",
    rung: "click-id",
    coupon: null,
    credits: "[]",
    attribution: "",
    visitorId: "",
    eventAtMs: null,
    heldUntilMs: null,
    repeat: 0,
    sequence: 1,
    counted: "[]",
    dataAtMs: atMs,
    saidStatuses: "[]",
    waitingStatuses: "[]",
    received: "[]",
    ...change,
  };
}

export function creation(
  after: ConversionState,
  change: Partial<ConversionWrite> = {},
): ConversionWrite {
  const { status, reason, via: actor } = after;
  return {
    before: null,
    after,
    setHash: 7,
    history: [{ status, reason, actor }],
    caps: [],
    isAloneOfClick: false,
    countsRepeats: false,
    deliveries: [],
    received: null,
    nowMs: after.receivedAtMs,
    ...change,
  };
}
