import { simulation, tests, type Mutant } from "../mutant.ts";

const STORE = "packages/db/src/events/store-clicks.ts";
const HANDLE = "workers/consumer/src/queue/handle-facts.ts";

/** From the queue to the tables. */
export const CLICK_MUTANTS: readonly Mutant[] = [
  {
    name: "batch-not-ignored",
    file: STORE,
    from: "INSERT OR IGNORE INTO click_batches",
    to: "INSERT INTO click_batches",
    breaks: "A batch that is delivered again fails for ever instead of being a duplicate.",
    check: simulation,
  },
  {
    name: "batch-replaced",
    file: STORE,
    from: "INSERT OR IGNORE INTO click_batches",
    to: "INSERT OR REPLACE INTO click_batches",
    breaks: "A batch that is delivered again is new again, and all of it is counted twice.",
    check: simulation,
  },
  {
    name: "ledger-guard-dropped",
    file: STORE,
    from: "AND b.batch_id = r.value ->> 0 AND b.attempt = ?3\n  WHERE true`",
    to: "AND b.batch_id = r.value ->> 0 AND ?3 IS NOT NULL\n  WHERE true`",
    breaks: "Buckets are counted for every delivery of a batch, whoever wrote its ledger row.",
    check: simulation,
  },
  {
    name: "batch-split",
    file: STORE,
    from: "const [ledger] = await db.batch<{ batch_id: string }>(statements);",
    to: "const [ledger] = await db.batch<{ batch_id: string }>(statements.slice(0, 1));\n  await db.batch(statements.slice(1));",
    breaks: "A crash between two writes leaves a ledger row whose clicks are never counted.",
    check: simulation,
  },
  {
    name: "count-before-store",
    file: STORE,
    from: "const [ledger] = await db.batch<{ batch_id: string }>(statements);",
    to: "const [ledger] = await db.batch<{ batch_id: string }>([...statements.slice(1), ...statements.slice(0, 1)]);",
    breaks: "Buckets are counted before the ledger says which batches are new.",
    check: simulation,
  },
  {
    name: "ack-before-commit",
    file: "workers/consumer/src/queue/settle-message.ts",
    from: "    await work();\n    message.ack();",
    to: "    message.ack();\n    await work();",
    breaks: "A message whose work then fails is gone.",
    check: simulation,
  },
  {
    name: "ack-batch-before-commit",
    file: HANDLE,
    from: "    await storeBatches(\n      clicks.map(({ batch }) => batch),\n      deps,\n    );",
    to: "    void storeBatches(clicks.map(({ batch }) => batch), deps).catch(() => undefined);",
    breaks: "A whole batch of messages is acknowledged before it is stored.",
    check: simulation,
  },
  {
    name: "same-attempt-alone",
    file: HANDLE,
    from: "const attempt = `${deps.attempt}:${place}`;",
    to: "const attempt = place < 0 ? `${place}` : deps.attempt;",
    breaks: "After a lost reply the batches are stored one by one, and counted a second time.",
    check: simulation,
  },
  {
    name: "poison-dropped",
    file: HANDLE,
    from: "giveUp(message, { queue: queue.queue, reason, attempts }, deps),",
    to: "Promise.resolve({ reason, attempts }),",
    breaks: "An unreadable message is acknowledged without a row.",
    check: simulation,
  },
  {
    name: "clicks-of-first-workspace",
    file: "workers/consumer/src/clicks/split-batch.ts",
    from: "Map.groupBy(clicks, (click) => click.workspaceId)",
    to: 'Map.groupBy(clicks, () => clicks[0]?.workspaceId ?? "")',
    breaks: "All clicks of a message go to the workspace of its first one.",
    check: simulation,
  },
  {
    name: "no-overflow-path",
    file: "workers/tracker/src/click/send-batch.ts",
    from: '(await succeeds(() => ways.queue(batch), "clicks.queue-failed", batch)) ||',
    to: '(await succeeds(() => ways.queue(batch), "clicks.queue-failed", batch)) || true ||',
    breaks: "Clicks that the queue refuses are taken for sent.",
    check: simulation,
  },
  {
    name: "click-hash-of-front",
    file: "packages/core/src/set-hash.ts",
    from: "return readHash(bytes.subarray(14));",
    to: "return readHash(bytes.subarray(0));",
    breaks:
      "Clicks of one link and moment have nearly the same hash, so a swapped one hardly shows.",
    check: simulation,
  },
  {
    name: "lost-clicks-uncounted",
    file: "packages/db/src/events/dead-clicks.ts",
    from: "INSERT OR IGNORE",
    to: "INSERT OR REPLACE",
    breaks: "A batch that dies twice is counted by what was said of it last.",
    check: tests("packages/db/src/events/dead-clicks.test.ts"),
  },
];
