import type { ConversionVerdict } from "@cleverdrip/contract";
import type { ConversionReason } from "@cleverdrip/core";
import type { StoredConversion } from "@cleverdrip/db";

export function recordedVerdict(stored: StoredConversion): ConversionVerdict {
  const verdict = stored.status === "hold" ? "held" : "recorded";
  return { ...body(stored), verdict, reason: stored.reason, hint: null };
}

export function duplicateVerdict(
  stored: StoredConversion,
  reason: ConversionReason,
): ConversionVerdict {
  const hint = "this result is recorded already; it was not counted again";
  return { ...body(stored), verdict: "duplicate", reason, hint };
}

export function conflictVerdict(
  stored: StoredConversion,
  amountMicros: number | null,
): ConversionVerdict {
  const was = stored.amountMicros === null ? "no amount" : `amount ${stored.amountMicros / 1e6}`;
  const now = `amount ${(amountMicros ?? 0) / 1e6}`;
  const hint = `recorded with ${was}, now reported with ${now}; the first report stands`;
  return { ...body(stored), verdict: "conflict", reason: "X_CONFLICT", hint };
}

export function rejectedVerdict(reason: ConversionReason, hint: string): ConversionVerdict {
  return {
    verdict: "rejected",
    reason,
    conversionId: null,
    status: null,
    payoutMicros: null,
    revenueMicros: null,
    currency: null,
    hint,
  };
}

function body(stored: StoredConversion) {
  return {
    conversionId: stored.id,
    status: stored.status,
    payoutMicros: stored.payoutMicros,
    revenueMicros: stored.revenueMicros,
    currency: stored.currency,
  };
}
