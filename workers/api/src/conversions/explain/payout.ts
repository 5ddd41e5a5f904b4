import type { ConversionExplanation } from "@cleverdrip/contract";
import {
  creditedParts,
  publisherPart,
  readCredits,
  replayPayout,
  replayShared,
  type PayoutRecord,
  type PayoutStep,
} from "@cleverdrip/core";
import type { ConversionRecord, LedgerRecord } from "@cleverdrip/db";

type Explained = ConversionExplanation["payout"];

/** Computes the payout again from its stored steps; their stored amounts are not believed. */
export function explainPayout(conversion: ConversionRecord): Explained {
  const { payoutMicros, revenueMicros } = conversion;
  const record = readRecord(conversion.payoutSteps);
  if (record === null) return { version: 0, steps: [], payoutMicros, agrees: null };
  const { version, steps, shared = [] } = record;
  // What is not paid yet may be worth nothing so far: there were no steps to take.
  if (steps.length === 0) {
    const agrees = payoutMicros === 0 && revenueMicros === 0;
    return { version, steps: [], payoutMicros, agrees };
  }
  const whole = replayShared(readCredits(conversion.credits), record);
  const isSame =
    whole !== null &&
    whole.payoutMicros === payoutMicros &&
    whole.revenueMicros === revenueMicros &&
    [steps, ...shared.map((own) => own.steps)].every(isAsTaken);
  const others = shared.map((own) => ({
    publisherId: own.publisherId,
    steps: own.steps.map(shownStep),
  }));
  return {
    version,
    steps: steps.map(shownStep),
    payoutMicros,
    ...(others.length === 0 ? {} : { shared: others }),
    agrees: isSame,
  };
}

function isAsTaken(steps: readonly PayoutStep[]): boolean {
  const again = replayPayout(steps);
  return (
    again.kind === "resolved" &&
    steps.every((step, i) => step.afterMicros === again.steps[i]?.afterMicros)
  );
}

/** Only an approved conversion has earned, and then each publisher exactly its part. */
export function isLedgerRight(
  conversion: ConversionRecord,
  ledger: readonly LedgerRecord[],
): boolean {
  const parts = creditedParts({ ...conversion, credits: readCredits(conversion.credits) });
  const publishers = new Set([...parts, ...ledger].map(({ publisherId }) => publisherId));
  return [...publishers].every((publisherId) => {
    const own = ledger.filter((entry) => entry.publisherId === publisherId);
    const sum = own.reduce((total, { amountMicros }) => total + amountMicros, 0);
    const { payoutMicros } = publisherPart(parts, publisherId);
    return sum === (conversion.status === "approved" ? payoutMicros : 0);
  });
}

function shownStep({ step, beforeMicros, afterMicros, sentence }: PayoutStep) {
  return { step, beforeMicros, afterMicros, sentence };
}

/** Null for conversions of a time before steps were kept. */
function readRecord(json: string): PayoutRecord | null {
  // Whatever the consumer writes there is a PayoutRecord; an older row has no steps.
  const stored = JSON.parse(json) as Partial<PayoutRecord>;
  const { version, input, steps, shared } = stored;
  if (version === undefined || input === undefined || steps === undefined) return null;
  return { version, input, steps, ...(shared === undefined ? {} : { shared }) };
}
