import type { SourceChange } from "./bundle.ts";

/** A mistake that somebody could make, and that the simulation has to find. */
export type SeededBug = { readonly name: string } & SourceChange;

const CONSUMER = "workers/consumer/src";
const EVENTS = "packages/db/src/events";

export const SEEDED_BUGS: readonly SeededBug[] = [
  {
    name: "a message is acknowledged before its work is done",
    file: `${CONSUMER}/queue/settle-message.ts`,
    from: "    await work();\n    message.ack();",
    to: "    message.ack();\n    await work();",
  },
  {
    name: "effects do not look at who wrote the batch to the ledger",
    file: `${EVENTS}/store-clicks.ts`,
    from: "b.batch_id = r.value ->> 0 AND b.attempt = ?3\n  WHERE true`;",
    to: "b.batch_id = r.value ->> 0 AND ?3 = ?3\n  WHERE true`;",
  },
  {
    name: "the write of a batch is split in two",
    file: `${EVENTS}/store-clicks.ts`,
    from: "const [ledger] = await db.batch<{ batch_id: string }>(statements);",
    to: `const [ledger] = await db.batch<{ batch_id: string }>(statements.slice(0, 1));
  await db.batch(statements.slice(1));`,
  },
  {
    name: "a batch that is stored again alone has the attempt of its company",
    file: `${CONSUMER}/queue/handle-facts.ts`,
    from: "const attempt = `${deps.attempt}:${place}`;",
    to: "const { attempt } = deps;",
  },
  {
    name: "two messages of one batch that are stored again alone have one attempt",
    file: `${CONSUMER}/queue/handle-facts.ts`,
    from: "const attempt = `${deps.attempt}:${place}`;",
    to: "const attempt = `${deps.attempt}:${batch.batchId}`;",
  },
  {
    name: "shares of money are computed with floats",
    file: "packages/core/src/payouts/payout-step.ts",
    from: "return micros + Number(divideHalfEven(BigInt(base) * BigInt(ppm), 1_000_000n));",
    to: "return micros + Math.round(base * (ppm / 1_000_000));",
  },
  {
    name: "a message's clicks all go to the workspace of the first",
    file: `${CONSUMER}/clicks/split-batch.ts`,
    from: "Map.groupBy(clicks, (click) => click.workspaceId)",
    to: 'Map.groupBy(clicks, () => clicks[0]?.workspaceId ?? "")',
  },
  {
    name: "what is taken back is taken back twice",
    file: "packages/core/src/payouts/ledger-moves.ts",
    from: "amountMicros: 0 - owed, index",
    to: "amountMicros: 0 - 2 * owed, index",
  },
  {
    name: "a conversion that is there already is taken for new",
    file: `${EVENTS}/conversion-sql.ts`,
    from: "ON CONFLICT DO NOTHING RETURNING id`;",
    to: "ON CONFLICT DO UPDATE SET attempt = excluded.attempt RETURNING id`;",
  },
  {
    name: "caps are not looked at in the transaction",
    file: `${EVENTS}/conversion-sql.ts`,
    from: `WHERE NOT EXISTS (\${overCapsSql("?2")})
    AND (NOT`,
    to: `WHERE ?2 IS NOT NULL
    AND (NOT`,
  },
  {
    name: "a conversion before its click stays without its click's facets",
    file: `${EVENTS}/settle-facets.ts`,
    from: "return [MOVE_SQL, MARK_SQL].map(",
    to: "return [MARK_SQL].map(",
  },
  {
    name: "a sum that is reported twice is added twice",
    file: `${CONSUMER}/conversions/plan-report.ts`,
    from: `row.sequence > 1 || judged.event.duplicatePolicy === "add-payout"`,
    to: `row.sequence > 1 || judged.event.duplicatePolicy === "create"`,
  },
  {
    name: "an unreadable message is acknowledged and forgotten",
    file: `${CONSUMER}/queue/dead-letter.ts`,
    from: "await deps.keepDead([await letterOf(message, why, deps, read)]);",
    to: "await deps.keepDead([await letterOf(message, why, deps, read)].slice(1));",
  },
  {
    name: "days are counted in UTC",
    file: `${EVENTS}/click-buckets.ts`,
    from: "const day = localDay(timezone, click.atMs);",
    to: 'const day = localDay(timezone.slice(0, 0) || "UTC", click.atMs);',
  },
  {
    name: "deliveries are not written with what they tell",
    file: `${EVENTS}/conversion-effects.ts`,
    from: "      DELIVERIES_SQL,\n      deliveries.map(",
    to: "      DELIVERIES_SQL,\n      deliveries.slice(1).map(",
  },
  {
    name: "a campaign's window forgets what it answered",
    file: `${CONSUMER}/window/campaign-window.ts`,
    from: "if (/\\d/.test(own)) saveLetters(sql, batchId, own, nowMs);",
    to: "if (own === undefined) saveLetters(sql, batchId, own, nowMs);",
  },
];
