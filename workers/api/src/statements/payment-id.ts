import type { Statement } from "@cleverdrip/core";
import { idOfKey } from "../ledger/id-of-key.ts";

/** The ledger entry that pays a statement: one for its period and currency, however often it is asked for. */
export function paymentId(
  workspaceId: string,
  publisherId: string,
  { period, currency }: Statement,
): Promise<string> {
  const key = `statement:${period.firstDay}:${period.lastDay}:${currency}`;
  return idOfKey(workspaceId, publisherId, key);
}
