import type { World } from "../world/world.ts";

/** I10, I13: nothing was acknowledged before it was durable, and nobody was tried again without anything having gone wrong. */
export function checkDurable({ record, queues, stage }: World): readonly string[] {
  const early = record.tooEarly.map((id) => `I10 ${id} was acknowledged before it was durable`);
  const retries = queues.clicks.mostRetries();
  const isDelayed = retries > stage.troubles();
  const delayed = `I13 a message was tried again ${retries} times, and ${stage.troubles()} things went wrong`;
  return isDelayed ? [...early, delayed] : early;
}

/** Whether what a message of the clicks queue says is in the databases, or kept aside. */
export function isDurable({ events, record }: World, id: string, body: unknown): boolean {
  const has = (sql: string, ...values: readonly (string | number)[]) =>
    events.arrays(sql, values).length > 0;
  const { kind, batchId, receivedAtMs, parameters } = namesIn(body);
  const batch = record.batches.get(batchId)?.batch;
  const isThere =
    batch === undefined
      ? kind === "report" && has(REPORT_SQL, receivedAtMs, parameters)
      : batch.clicks.every(({ workspaceId }) => has(BATCH_SQL, workspaceId, batchId));
  return isThere || has(LETTER_SQL, id);
}

const REPORT_SQL = "SELECT 1 FROM received_reports WHERE at_ms = ? AND parameters = ? LIMIT 1";
const BATCH_SQL = "SELECT 1 FROM click_batches WHERE workspace_id = ? AND batch_id = ? LIMIT 1";
const LETTER_SQL = "SELECT 1 FROM dead_letters WHERE id = ? LIMIT 1";

/** What names a message; "" where it has no such name. */
function namesIn(body: unknown) {
  const found = Object(body) as Readonly<Record<string, unknown>>;
  const { kind = "", batchId = "", receivedAtMs = 0, parameters } = found;
  return {
    kind: String(kind),
    batchId: String(batchId),
    receivedAtMs: Number(receivedAtMs),
    parameters: JSON.stringify(parameters ?? ""),
  };
}
