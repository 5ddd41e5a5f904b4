import type { FindingShown, VerifyRunDetail } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

const HOUR_MS = 3_600_000;

/** Three hours, counted by the schedule without a difference. */
export function verifyRun(part: Partial<VerifyRunDetail> = {}): VerifyRunDetail {
  const toMs = Math.floor(AT_MS / HOUR_MS) * HOUR_MS;
  return {
    id: "vrf_1",
    actor: "schedule",
    fromMs: toMs - 3 * HOUR_MS,
    toMs,
    doneToMs: toMs,
    state: "clean",
    buckets: 12,
    events: 3_456,
    findings: 0,
    startedAtMs: AT_MS,
    updatedAtMs: AT_MS,
    found: [],
    ...part,
  };
}

export function finding(part: Partial<FindingShown> = {}): FindingShown {
  return {
    cause: "changed-amount",
    place: "rollup_hourly",
    bucket: "2026-11-20T13 cmp_1 pub_1 lnk_1",
    eventId: null,
    detail: "payoutMicros is 5000000, counted again 4000000",
    ...part,
  };
}
