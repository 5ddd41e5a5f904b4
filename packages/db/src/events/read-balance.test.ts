import { entityId, hourStartMs } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { storeLedgerRow } from "../../test-support/rows.ts";
import { keepDeadClicks } from "./dead-clicks.ts";
import { readBalance, type BalanceHour } from "./read-balance.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 4, 1);

type Fate = "stored" | "dead" | "dead, then stored" | "vanished";
type Sent = {
  readonly batchId: string;
  readonly isolate: string;
  readonly hour: number;
  readonly clicks: number;
  readonly lost: number;
  readonly emitted: number;
  readonly fate: Fate;
};

let sequence = 0;

function idIn(hour: number): string {
  sequence += 1;
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(6, sequence);
  return entityId("bat", START_MS + hour * HOUR_MS + (sequence % HOUR_MS), random);
}

function arrive(workspaceId: string, sent: Sent): Promise<unknown> {
  const { batchId, clicks, isolate, emitted, lost } = sent;
  return sent.fate === "dead"
    ? keepDeadClicks(
        env.EVENTS,
        workspaceId,
        [{ batchId, clicks, count: { isolate, emitted, lost } }],
        1,
      )
    : storeLedgerRow(env.EVENTS, workspaceId, { batchId, clicks, isolate, emitted, lost });
}

const read = (workspaceId: string, fromHour: number, toHour: number) =>
  readBalance(env.EVENTS, workspaceId, START_MS + fromHour * HOUR_MS, START_MS + toHour * HOUR_MS);

const plan = fc.array(
  fc.array(
    fc
      .record({
        // Pauses of days too: an isolate may be silent for longer than what is looked back at first.
        pauseHours: fc.oneof({ weight: 5, arbitrary: fc.nat(2) }, fc.integer({ min: 20, max: 60 })),
        clicks: fc.nat(5),
        lost: fc.constantFrom(0, 0, 0, 2),
        fate: fc.constantFrom<Fate>("stored", "stored", "dead", "dead, then stored", "vanished"),
      })
      // Nothing is sent of a workspace of which there is nothing to say.
      .filter(({ clicks, lost }) => clicks + lost > 0),
    { minLength: 1, maxLength: 7 },
  ),
  { minLength: 1, maxLength: 4 },
);

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function send(isolates: Plan): Sent[] {
  return isolates.flatMap((batches) => {
    const isolate = crypto.randomUUID();
    let [hour, emitted] = [0, 0];
    return batches.map(({ pauseHours, clicks, lost, fate }) => {
      hour += pauseHours;
      emitted += clicks + lost;
      return { batchId: idIn(hour), isolate, hour, clicks, lost, emitted, fate };
    });
  });
}

/** What the balance has to say, told by somebody who saw everything. */
function model(sent: readonly Sent[]): BalanceHour[] {
  const hours = new Map<number, BalanceHour>();
  for (const own of Map.groupBy(sent, ({ isolate }) => isolate).values()) {
    let gone = 0;
    for (const { hour, clicks, lost, fate } of own) {
      if (fate === "vanished") {
        gone += clicks + lost;
        continue;
      }
      const hourMs = START_MS + hour * HOUR_MS;
      const isDead = fate === "dead";
      const before = hours.get(hourMs);
      hours.set(hourMs, {
        hourMs,
        emitted: (before?.emitted ?? 0) + gone + clicks + lost,
        stored: (before?.stored ?? 0) + (isDead ? 0 : clicks),
        deadLettered: (before?.deadLettered ?? 0) + (isDead ? clicks : 0),
        lost: (before?.lost ?? 0) + lost,
        missing: (before?.missing ?? 0) + gone,
      });
      gone = 0;
    }
  }
  return [...hours.values()].toSorted((a, b) => a.hourMs - b.hourMs);
}

test("whatever is lost, given up, delivered twice or out of order, every hour balances and names what is missing", async () => {
  await fc.assert(
    fc.asyncProperty(
      plan,
      fc.infiniteStream(fc.nat()),
      fc.nat(200),
      async (isolates, order, cut) => {
        const workspaceId = crypto.randomUUID();
        const sent = send(isolates);
        const arriving = sent
          .filter(({ fate }) => fate !== "vanished")
          .flatMap((batch): Sent[] =>
            batch.fate === "dead, then stored"
              ? [{ ...batch, fate: "dead" }, batch]
              : [batch, batch],
          )
          .map((batch) => ({ batch, place: order.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place);
        for (const { batch } of arriving) await arrive(workspaceId, batch);

        const expected = model(sent);
        expect(await read(workspaceId, 0, 500)).toEqual(expected);
        // A part of the time says the same of its hours as the whole.
        const cutMs = START_MS + cut * HOUR_MS;
        expect(await read(workspaceId, cut, 500)).toEqual(
          expected.filter((h) => h.hourMs >= cutMs),
        );
        expect(await read(workspaceId, 0, cut)).toEqual(expected.filter((h) => h.hourMs < cutMs));
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test("a lost message shows as missing in the hour of the next one", async () => {
  const workspaceId = crypto.randomUUID();
  const row = { isolate: "a", clicks: 10, lost: 0 };
  await storeLedgerRow(env.EVENTS, workspaceId, { ...row, batchId: idIn(0), emitted: 10 });
  await storeLedgerRow(env.EVENTS, workspaceId, { ...row, batchId: idIn(1), emitted: 30 });
  expect(await read(workspaceId, 0, 2)).toMatchObject([
    { emitted: 10, stored: 10, missing: 0 },
    { emitted: 20, stored: 10, missing: 10 },
  ]);
});

test("clicks that nobody counted balance as they are", async () => {
  const workspaceId = crypto.randomUUID();
  const row = { batchId: idIn(3), clicks: 7, isolate: null, emitted: null, lost: 0 };
  await storeLedgerRow(env.EVENTS, workspaceId, row);
  expect(await read(workspaceId, 0, 24)).toEqual([
    {
      hourMs: START_MS + 3 * HOUR_MS,
      emitted: 7,
      stored: 7,
      deadLettered: 0,
      lost: 0,
      missing: 0,
    },
  ]);
});

test("a period within an hour takes all of that hour in", async () => {
  const workspaceId = crypto.randomUUID();
  const row = { isolate: "a", clicks: 2, lost: 0, emitted: 2 };
  await storeLedgerRow(env.EVENTS, workspaceId, { ...row, batchId: idIn(5) });
  const middleMs = START_MS + 5.5 * HOUR_MS;
  const hours = await readBalance(env.EVENTS, workspaceId, middleMs, middleMs + 1);
  expect(hours.map(({ hourMs }) => hourMs)).toEqual([hourStartMs(middleMs)]);
});

test("another workspace sees nothing", async () => {
  const count = { isolate: "a", emitted: 2, lost: 0 };
  const own = crypto.randomUUID();
  await storeLedgerRow(env.EVENTS, own, { batchId: idIn(0), clicks: 2, ...count });
  await keepDeadClicks(env.EVENTS, own, [{ batchId: idIn(0), clicks: 2, count }], 1);
  expect(await read(crypto.randomUUID(), 0, 24)).toEqual([]);
});
