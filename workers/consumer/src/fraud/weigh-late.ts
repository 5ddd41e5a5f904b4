import {
  LATE_HOLD_AFTER_MS,
  lateVerdict,
  type FraudPolicy,
  type ResultVerdict,
} from "@cleverdrip/core";
import type { KnownVerdict } from "@cleverdrip/db";
import {
  doesStop,
  weighResult,
  type HashAddress,
  type Weighed,
  type Weighing,
} from "./weigh-result.ts";

/** An older result of which the judge knew something already. */
export type WeighingLate = Weighing & { readonly verdict: KnownVerdict | null };

/**
 * The same for a result that is older than the days that are judged: what findings say of it a day long stops it. Till then it is
 * told, as is what likeness or a list that somebody has made since says: its publisher has counted on it for longer than a
 * week, and a finding that comes and goes is none.
 */
export async function weighLate(
  judged: ResultVerdict,
  result: WeighingLate,
  policy: FraudPolicy,
  { nowMs, hashAddress }: { readonly nowMs: number; readonly hashAddress: HashAddress },
): Promise<Weighed> {
  const { verdict, action } = await weighResult(judged, result, policy, hashAddress);
  if (!doesStop(action.mode)) return { verdict, action };
  const without = { ...policy, block: [] };
  const found = await weighResult(lateVerdict(judged), result, without, hashAddress);
  const isFound = doesStop(found.action.mode) && hasStood(result.verdict, nowMs);
  return { verdict, action: { ...action, mode: isFound ? found.action.mode : "tag" } };
}

function hasStood(known: KnownVerdict | null, nowMs: number): boolean {
  if (known === null) return false;
  // A run stops so many; the others were left to this one.
  if (doesStop(known.action)) return true;
  return known.action === "tag" && nowMs - known.changedAtMs >= LATE_HOLD_AFTER_MS;
}
