import type { Facts } from "../src/facts.ts";
import { findDeadLetter } from "@cleverdrip/db";
import { createMessageBatch } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";

/** A batch as the queue delivers it, each message at its so-manieth try. */
export function delivered(
  bodies: readonly unknown[],
  { queue = "cleverdrip-clicks", attempts = 1, timestamp = new Date() } = {},
) {
  const messages = bodies.map((body) => ({ id: crypto.randomUUID(), timestamp, attempts, body }));
  return { batch: createMessageBatch(queue, messages), ids: messages.map(({ id }) => id) };
}

/** A letter with its body as the operator sees it. */
export function letterBy(id: string | undefined) {
  return findDeadLetter(env.EVENTS, { id: id ?? "", workspaceId: null });
}

/** The consumer's entrypoint, as other Workers call it. */
export function factsEntry(): Pick<
  Facts,
  "replayDeadLetters" | "readDeadLetter" | "discardDeadLetter" | "queueBacklogs"
> {
  return exports.Facts as unknown as Facts;
}

export async function countRows(sql: string, ...values: readonly string[]): Promise<number> {
  const row = await env.EVENTS.prepare(sql)
    .bind(...values)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

export const clicksOf = (workspaceId: string) =>
  countRows(`SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`, workspaceId);
