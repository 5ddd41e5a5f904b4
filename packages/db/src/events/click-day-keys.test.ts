import { entityId } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clickDayKey, clickDayKeySql, noHeldDaySql, readHeldDay } from "./click-day-keys.ts";

const DAY = { day: "2026-05-01", campaignId: "cmp_1", publisherId: "pub_1" };

const places = fc.record({
  day: fc
    .date({
      min: new Date("2020-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10)),
  campaignId: idsWith("cmp"),
  publisherId: idsWith("pub"),
});

function idsWith(prefix: "cmp" | "pub") {
  return fc
    .uint8Array({ minLength: 10, maxLength: 10 })
    .map((random) => entityId(prefix, 1_795_000_000_000, random));
}

test("every day is read back from the key of what is held of it", () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(readHeldDay(clickDayKey("held", place))).toEqual(place);
    }),
  );
});

test.each(["clicks", "held"] as const)(
  "the key of %s is the one that the ledger has",
  async (kind) => {
    const row = await env.EVENTS.prepare(
      `SELECT ${clickDayKeySql(kind, "e")} AS key
     FROM (SELECT ?1 AS campaign_id, ?2 AS publisher_id, ?3 AS day) e`,
    )
      .bind(DAY.campaignId, DAY.publisherId, DAY.day)
      .first<{ key: string }>();
    expect(row?.key).toBe(clickDayKey(kind, DAY));
  },
);

test.each([
  "",
  "cnv_1",
  clickDayKey("clicks", DAY),
  "held:cmp_1:pub_1",
  "held:cmp_1:pub_1:2026-05-01:x",
  "held:cmp_1:pub_1:yesterday",
  "x held:cmp_1:pub_1:2026-05-01",
])("%j is no day of which something is held", (key) => {
  expect(readHeldDay(key)).toBeNull();
});

test("conversions are told apart from days in SQL, too", async () => {
  const keys = ["cnv_1", clickDayKey("held", DAY), "held_cnv"];
  const { results } = await env.EVENTS.prepare(
    `SELECT value FROM json_each(?1) WHERE ${noHeldDaySql("value")}`,
  )
    .bind(JSON.stringify(keys))
    .all<{ value: string }>();
  expect(results.map(({ value }) => value)).toEqual(["cnv_1", "held_cnv"]);
});
