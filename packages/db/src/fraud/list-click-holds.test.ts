import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { CLICK_MICROS, DAY, heldWorld } from "../../test-support/held-world.ts";
import { openClickHolds } from "./click-holds.ts";
import { listClickHolds, sumClickHolds } from "./list-click-holds.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

test("days are listed newest first, page by page, and what waits is summed by currency", async () => {
  const own = heldWorld();
  const day = 86_400_000;
  for (const i of [0, 1, 2])
    await own.store(10, { atMs: Date.UTC(2026, 4, 1, 12) - i * day, publisherId: `pub_${i}` });
  await own.store(10, { publisherId: "pub_9" });
  const places = [
    { ...DAY, publisherId: "pub_0" },
    { ...DAY, publisherId: "pub_9" },
    { ...DAY, publisherId: "pub_1", day: "2026-04-30" },
    { ...DAY, publisherId: "pub_2", day: "2026-04-29" },
  ];
  for (const place of places) await own.hold(1, 10, place);
  const filter = { decisions: null, publisherId: null, campaignId: null, before: null };
  const first = await listClickHolds(EVENTS, own.ws, { ...filter, limit: 2 });
  expect(first.map(({ publisherId }) => publisherId)).toEqual(["pub_9", "pub_0", "pub_1"]);
  const before = first[1] ?? null;
  const rest = await listClickHolds(EVENTS, own.ws, { ...filter, limit: 5, before });
  expect(rest.map(({ publisherId }) => publisherId)).toEqual(["pub_1", "pub_2"]);
  expect(await openClickHolds(EVENTS, own.ws, "2026-04-30")).toHaveLength(3);
  const sum = { currency: "USD", micros: 4 * CLICK_MICROS, days: 4 };
  expect(await sumClickHolds(EVENTS, own.ws, null)).toEqual([sum]);
  expect(await sumClickHolds(EVENTS, own.ws, "pub_2")).toEqual([
    { ...sum, micros: CLICK_MICROS, days: 1 },
  ]);
});
