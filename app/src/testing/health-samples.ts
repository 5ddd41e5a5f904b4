import type { DeadLetterDetail, DeadLetterRow, HealthReport } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

export function health(part: Partial<HealthReport> = {}): HealthReport {
  return {
    atMs: AT_MS,
    dataUpToMs: AT_MS,
    state: "good",
    sentence: "Everything that came in is counted.",
    checks: [
      {
        name: "data",
        state: "good",
        sentence: "The newest event that is counted is 3 seconds old.",
        ms: 3_000,
        count: null,
      },
      {
        name: "dead-letters",
        state: "good",
        sentence: "No message was given up.",
        ms: null,
        count: 0,
      },
    ],
    ...part,
  };
}

export function deadLetter(part: Partial<DeadLetterRow> = {}): DeadLetterRow {
  return {
    id: "msg_1",
    queue: "cleverdrip-clicks",
    reason: "Error: D1 is down",
    attempts: 101,
    receivedAtMs: AT_MS,
    lastAtMs: AT_MS,
    clicks: 3,
    bodyBytes: 7,
    isShared: false,
    settledAtMs: null,
    outcome: null,
    bodySha256: "",
    blankedAtMs: null,
    discardedBy: null,
    ...part,
  };
}

export function deadLetterDetail(part: Partial<DeadLetterDetail> = {}): DeadLetterDetail {
  const body = { encoding: "json", content: '{"v":7}', isCut: false } as const;
  return { ...deadLetter(), body, ...part };
}
