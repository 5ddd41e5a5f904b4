import { keepDeadLetters, type DeadLetter } from "../src/index.ts";

/** A message that was given up, of those workspaces; of nobody where none is given. */
export async function storeDeadLetter(
  db: D1Database,
  workspaceIds: readonly string[],
  change: Partial<DeadLetter> = {},
): Promise<string> {
  const id = change.id ?? `msg-${crypto.randomUUID()}`;
  await keepDeadLetters(db, [
    {
      queue: "cleverdrip-clicks",
      receivedAtMs: 1_795_000_000_000,
      attempts: 101,
      reason: "Error: D1 is down",
      body: '{"v":7}',
      encoding: "json",
      bodyBytes: 7,
      bodyKey: null,
      subject: null,
      owners: workspaceIds.map((workspaceId) => ({ workspaceId, clicks: 3 })),
      ...change,
      id,
    },
  ]);
  return id;
}
