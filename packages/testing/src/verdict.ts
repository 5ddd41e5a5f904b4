/** What is told of a report that was recorded. */
export const RECORDED = {
  verdict: "recorded",
  reason: "OK",
  conversionId: "cnv_1",
  status: "approved",
  payoutMicros: 1,
  revenueMicros: 2,
  currency: "USD",
  hint: null,
} as const;
