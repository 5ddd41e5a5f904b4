import type { ConversionReason, ConversionStatus, RuleMode } from "@cleverdrip/core";
import type { ConversionRecord } from "@cleverdrip/db";

export type FraudMove = {
  readonly status: ConversionStatus;
  readonly reason: Extract<ConversionReason, "H_FRAUD" | "X_FRAUD" | "H_HOLD_PERIOD" | "OK">;
};

type Standing = Pick<ConversionRecord, "status" | "reason" | "heldUntilMs">;

/**
 * What the judge makes of a result; null where it leaves it as it is. Only what is paid, or would be without the judge, is its
 * business: results that wait for a person or for their advertiser, and whatever a person decided, are not.
 */
export function fraudMove(stored: Standing, mode: RuleMode, nowMs: number): FraudMove | null {
  const isOurs = stored.reason === "H_FRAUD" || stored.reason === "X_FRAUD";
  const isPaid = stored.status === "approved" && stored.reason !== "OK_MANUAL";
  if (!isOurs && !isPaid && stored.reason !== "H_HOLD_PERIOD") return null;
  if (stored.status !== "approved" && stored.status !== "hold" && !isOurs) return null;
  const move = moveTo(stored, mode, isOurs, nowMs);
  return move === null || (move.status === stored.status && move.reason === stored.reason)
    ? null
    : move;
}

function moveTo(
  { heldUntilMs }: Standing,
  mode: RuleMode,
  isOurs: boolean,
  nowMs: number,
): FraudMove | null {
  switch (mode) {
    case "reject":
      return { status: "rejected", reason: "X_FRAUD" };
    case "hold":
      return { status: "hold", reason: "H_FRAUD" };
    case "tag":
    case "off":
      if (!isOurs) return null;
      return heldUntilMs !== null && heldUntilMs > nowMs
        ? { status: "hold", reason: "H_HOLD_PERIOD" }
        : { status: "approved", reason: "OK" };
  }
}
