import type { HealthReport, QueueBacklogs } from "@cleverdrip/contract";
import { entityIdTime, judgeHealth } from "@cleverdrip/core";
import { countWaitingLetters, readLag, type Lag } from "@cleverdrip/db";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

type Sources = {
  readonly letters: D1Database;
  readonly facts: Pick<Facts, "queueBacklogs">;
};

/** How far the workspace's facts are behind, each figure with a verdict in words. */
export async function readHealth(
  { workspaceId, events, nowMs }: WorkspaceContext,
  { letters, facts }: Sources,
): Promise<HealthReport> {
  const [lag, deadLetters, backlogs] = await Promise.all([
    readLag(events, workspaceId),
    countWaitingLetters(letters, workspaceId),
    askBacklogs(facts),
  ]);
  const { state, sentence, checks } = judgeHealth(
    {
      dataUpToMs: lag.dataUpToMs,
      lastBatch: timesOf(lag.lastBatch),
      clicksQueue: backlogs?.clicks ?? null,
      deliveriesQueue: backlogs?.deliveries ?? null,
      oldestDelivery: lag.oldestDelivery,
      deadLetters,
      books: lag.books,
    },
    nowMs,
  );
  return { atMs: nowMs, dataUpToMs: lag.dataUpToMs, state, sentence, checks: [...checks] };
}

/** Health is asked for when something is wrong: what cannot be told leaves the rest as it is. */
async function askBacklogs(facts: Pick<Facts, "queueBacklogs">): Promise<QueueBacklogs | null> {
  try {
    return await facts.queueBacklogs();
  } catch (error) {
    console.error({ event: "health.backlogs-failed", error: String(error) });
    return null;
  }
}

function timesOf(batch: Lag["lastBatch"]) {
  const sentAtMs = batch === null ? null : entityIdTime("bat", batch.id);
  return batch === null || sentAtMs === null ? null : { sentAtMs, storedAtMs: batch.storedAtMs };
}
