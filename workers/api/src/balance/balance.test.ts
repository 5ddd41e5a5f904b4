import { balance } from "@cleverdrip/contract";
import { entityId } from "@cleverdrip/core";
import { clickBatches, eventsDb } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { randomId, signedIn, type Member } from "../../test-support/member.ts";

const NOON_MS = Date.parse("2026-05-01T12:00:00Z");
const HOUR_MS = 3_600_000;

/** A batch as the consumer keeps it: `emitted` counts the isolate's clicks up to and with it. */
async function storeBatch(
  { workspaceId }: Pick<Member, "workspaceId">,
  isolate: string,
  row: {
    readonly atMs: number;
    readonly clicks: number;
    readonly emitted: number;
    readonly lost?: number;
  },
) {
  const { atMs, ...counts } = row;
  const batchId = entityId("bat", atMs, crypto.getRandomValues(new Uint8Array(10)));
  await eventsDb(env.EVENTS)
    .insert(clickBatches)
    .values({ workspaceId, batchId, isolate, attempt: randomId(), storedAtMs: atMs, ...counts });
}

async function balanceOf(member: Member, query: string) {
  return balance.parse((await member.get(`/v1/balance?${query}`)).body);
}

test("clicks that are stored, lost and missing are told by the hour and add up", async () => {
  const member = await signedIn();
  await storeBatch(member, "a", { atMs: NOON_MS, clicks: 10, emitted: 10 });
  await storeBatch(member, "a", { atMs: NOON_MS + HOUR_MS, clicks: 5, emitted: 22, lost: 4 });
  const { data, totals } = await balanceOf(member, "from=2026-05-01&to=2026-05-02");
  expect(data).toEqual([
    { hourMs: NOON_MS, emitted: 10, stored: 10, deadLettered: 0, lost: 0, missing: 0 },
    { hourMs: NOON_MS + HOUR_MS, emitted: 12, stored: 5, deadLettered: 0, lost: 4, missing: 3 },
  ]);
  expect(totals).toEqual({ emitted: 22, stored: 15, deadLettered: 0, lost: 4, missing: 3 });
});

test("a workspace without clicks balances, and sees nothing of another", async () => {
  await storeBatch(await signedIn(), "b", { atMs: NOON_MS, clicks: 1, emitted: 1 });
  const { data, totals } = await balanceOf(await signedIn(), "from=2026-05-01&to=2026-05-02");
  expect(data).toEqual([]);
  expect(totals).toEqual({ emitted: 0, stored: 0, deadLettered: 0, lost: 0, missing: 0 });
});

test("days are those of the workspace's zone", async () => {
  const member = await signedIn({ timezone: "America/New_York" });
  const lateMs = Date.parse("2026-05-02T03:00:00Z");
  await storeBatch(member, "c", { atMs: lateMs, clicks: 1, emitted: 1 });
  expect((await balanceOf(member, "from=2026-05-01&to=2026-05-02")).data).toHaveLength(1);
  expect((await balanceOf(member, "from=2026-05-02&to=2026-05-03")).data).toHaveLength(0);
});

test("a month of 31 days can be asked for, also where clocks are put back in it", async () => {
  const member = await signedIn({ timezone: "Europe/Berlin" });
  expect((await balanceOf(member, "from=2026-10-01&to=2026-11-01")).data).toEqual([]);
});

test.each([
  ["from=2026-05-01", "to"],
  ["from=2026-05-02&to=2026-05-01", "to"],
  ["from=2026-05-01&to=2026-06-02", "from"],
  ["from=soon&to=2026-05-01", "from"],
])("the balance of %s is refused by the field's name", async (query, path) => {
  const answer = await (await signedIn()).get(`/v1/balance?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});
