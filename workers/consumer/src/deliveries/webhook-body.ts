import type { EndpointRecord } from "@cleverdrip/db";
import type { ToldConversion } from "./told-change.ts";

/** Standard Webhooks 1.0: what happened, when, and to what. Money is in millionths of the currency's unit. */
export function webhookBody(
  { publisherId }: Pick<EndpointRecord, "publisherId">,
  type: string,
  conversion: ToldConversion,
  nowMs: number,
): string {
  const { amountMicros, revenueMicros, sequence, ...shared } = conversion;
  // What the advertiser owes and earns is the workspace's affair.
  const own = publisherId === null ? { amountMicros, revenueMicros } : {};
  const data = { ...shared, ...own, version: sequence };
  return JSON.stringify({ type, timestamp: new Date(nowMs).toISOString(), data });
}
