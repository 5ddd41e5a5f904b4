import type { Finding } from "@cleverdrip/core";
import { testBatchOf } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { storeBatches } from "../src/clicks/store-batches.ts";
import { takeReport } from "../src/conversions/take-report.ts";
import { drainJournal } from "../src/log/drain-journal.ts";
import { checkHour } from "../src/verify/check-hour.ts";
import type { Checked } from "../src/verify/checked.ts";
import { testReport } from "@cleverdrip/testing";
import { deps, journeyWorld } from "./journey-world.ts";

const HOUR_MS = 3_600_000;

/**
 * An hour with six clicks of two publishers in two batches and two sales, written in that hour and in the log. A sale pays $4
 * and is worth $10.
 */
export async function auditWorld(timezone = "UTC") {
  const world = await journeyWorld({});
  await env.CONTROL.prepare("UPDATE workspaces SET timezone = ? WHERE id = ?")
    .bind(timezone, world.ada.workspaceId)
    .run();
  const { ada, bob } = world;
  const fromMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 5 * HOUR_MS;
  const toMs = fromMs + HOUR_MS;
  const hours = (world.at(0) - fromMs) / HOUR_MS;
  const at = (minutes: number) => minutes / 60 - hours;
  const clicks = await Promise.all(
    [ada, ada, ada, bob, bob, bob].map((who, i) => world.click(who, at(10 + i), `visitor ${i}`)),
  );
  const batches = [testBatchOf(clicks.slice(0, 4)), testBatchOf(clicks.slice(4))];
  await storeBatches(batches, deps(fromMs + 20 * 60_000));
  const said = { token: "abc12345" };
  const reports = [clicks[0], clicks[3]].map((click, i) =>
    testReport(
      i === 0 ? ada : bob,
      click ?? null,
      { ...said, txid: `T${i}` },
      {
        // Before half past: in some zones that is when a day begins.
        receivedAtMs: fromMs + 25 * 60_000 + i,
      },
    ),
  );
  const results: string[] = [];
  for (const report of reports) {
    const verdict = await takeReport(report, deps(report.receivedAtMs));
    results.push(verdict.conversionId ?? "");
  }
  await drain();
  const workspace = await deps().settingsOf(ada.workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  const hour = { workspace, db: env.EVENTS, log: env.LOG, fromMs, toMs, nowMs: Date.now() };
  const check = (): Promise<Checked> => checkHour(hour);
  const workspaceId = ada.workspaceId;
  return { ...world, workspaceId, hour, clicks, batches, reports, results, check };
}

export type AuditWorld = Awaited<ReturnType<typeof auditWorld>>;

/** What is in the journal goes into the log. */
export async function drain(): Promise<void> {
  await drainJournal("EVENTS", deps());
}

/** Cause, place and event of each finding. */
export function named(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ cause, place, eventId }) => `${cause} ${place} ${eventId}`).toSorted();
}
