import type { ReceivedRow } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

export function received(part: Partial<ReceivedRow> = {}): ReceivedRow {
  return {
    id: "rcv_1",
    atMs: AT_MS,
    via: "postback",
    verdict: "rejected",
    reason: "X_EVENT_UNKNOWN",
    hint: "did you mean `deposit`?",
    clickId: "0123456789abcdefghjkmnpqrstvwxyz",
    campaignId: "cmp_1",
    conversionId: null,
    txid: "order-1",
    event: "depsit",
    parameters: [
      { name: "event", value: "depsit" },
      { name: "sub1", value: "a" },
      { name: "sub1", value: "=b" },
      { name: "token", value: "(hidden)" },
    ],
    ipPrefix: "192.0.2.0/24",
    site: null,
    ...part,
  };
}
