import type { ConversionExplanation } from "@cleverdrip/contract";
import type { ConversionFacts } from "@cleverdrip/db";

type Written = Pick<ConversionExplanation, "ledger" | "history" | "deliveries">;

/** What was written of a conversion, as it is shown. */
export function writtenOf({ ledger, history, deliveries }: ConversionFacts): Written {
  return {
    ledger: ledger.map(({ id, publisherId, kind, amountMicros, currency, atMs, note }) => ({
      id,
      publisherId,
      kind,
      amountMicros,
      currency,
      atMs,
      note,
    })),
    history: history.map(({ sequence, atMs, status, reason, actor }) => ({
      sequence,
      atMs,
      status,
      reason,
      actor,
    })),
    deliveries: deliveries.map(({ id, endpointId, event, state, attempts, updatedAtMs }) => ({
      id,
      endpointId,
      event,
      state,
      attempts,
      updatedAtMs,
    })),
  };
}
