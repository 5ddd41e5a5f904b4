import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { CLICK_MICROS, DAY, heldWorld } from "../../test-support/held-world.ts";
import { clickDayKey } from "../events/click-day-keys.ts";
import { readAppealedDays } from "./people.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const KEY = clickDayKey("held", DAY);

test("days that publishers object to are read as they are now, those of which nothing is held are left out", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(4, 10);
  const held = { currency: "USD", heldMicros: 4 * CLICK_MICROS };
  const others = [
    { ...DAY, day: "2026-05-02" },
    { ...DAY, campaignId: "cmp_2" },
    { ...DAY, publisherId: "pub_2" },
  ];
  const read = (days = [...others, DAY]) => readAppealedDays(EVENTS, own.ws, days);
  expect([...(await read())]).toEqual([[KEY, { ...held, decision: "open" }]]);
  expect((await read(others)).size).toBe(0);
  expect((await read([])).size).toBe(0);
  await own.decide("refused");
  expect([...(await read())]).toEqual([[KEY, { ...held, decision: "refused" }]]);
});

test("another workspace sees none of them", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(4, 10);
  expect((await readAppealedDays(EVENTS, heldWorld().ws, [DAY])).size).toBe(0);
});
