import type { ConversionVerdict } from "@cleverdrip/contract";
import type { ConversionReason, ConversionStatus } from "@cleverdrip/core";
import type { Told } from "./report-plan.ts";

/** The part of a conversion that its sender is told. */
export type ToldConversion = {
  readonly id: string;
  readonly status: ConversionStatus;
  readonly reason: string;
  readonly payoutMicros: number;
  readonly revenueMicros: number;
  readonly currency: string;
};

/** A conversion that was written just now. */
export function writtenVerdict(told: ToldConversion, hint: string | null): ConversionVerdict {
  const isRefused = told.status === "rejected" && told.reason.startsWith("X_");
  const verdict = isRefused ? "rejected" : told.status === "hold" ? "held" : "recorded";
  return { ...body(told), verdict, reason: told.reason, hint };
}

/** One that was there already. */
export function knownVerdict(
  stored: ToldConversion,
  { verdict, reason, hint }: Told,
): ConversionVerdict {
  return { ...body(stored), verdict, reason, hint };
}

/** Nothing was recorded: for good, or (held) until the report is given again. */
export function rejectedVerdict(reason: ConversionReason, hint: string): ConversionVerdict {
  const verdict = reason.startsWith("H_") ? "held" : "rejected";
  return { ...NOTHING, verdict, reason, hint };
}

export function ignoredVerdict(hint: string): ConversionVerdict {
  return { ...NOTHING, verdict: "ignored", reason: "OK", hint };
}

const NOTHING = {
  conversionId: null,
  status: null,
  payoutMicros: null,
  revenueMicros: null,
  currency: null,
};

function body({ id, status, payoutMicros, revenueMicros, currency }: ToldConversion) {
  return { conversionId: id, status, payoutMicros, revenueMicros, currency };
}
