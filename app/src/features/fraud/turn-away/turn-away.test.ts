import type { Campaign } from "@cleverdrip/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { turnedAway, withTurnedAway } from "./turn-away.ts";

type Targeting = Campaign["delivery"]["targeting"];

const block = [
  { kind: "ip", value: "203.0.113.0/24" },
  { kind: "asn", value: "64500" },
  { kind: "referrer", value: "ads.example" },
  { kind: "sub", value: "zone-7" },
  { kind: "publisher", value: "pub_1" },
] as const;

const country = { field: "country", isNot: false, values: ["DE"] } as const;
const isNot = true;
const BOTH = { bots: true, entries: true };
const NOTHING = { bots: false, entries: false };

test("bots and what a click tells of the block list become conditions, beside those there are", () => {
  const targeting: Targeting = [{ ...country, values: ["DE"] }];
  const turned = withTurnedAway(targeting, block, BOTH);
  expect(turned).toEqual([
    country,
    { field: "ip", isNot, values: ["203.0.113.0/24"] },
    { field: "asn", isNot, values: ["64500"] },
    { field: "referrer", isNot, values: ["ads.example"] },
    { field: "bot", isNot, values: [] },
  ]);
  expect(turnedAway(turned, block)).toEqual({ bots: true, possible: 3, covered: 3, elsewhere: 2 });
  expect(withTurnedAway(turned, block, NOTHING)).toEqual(targeting);
});

test("what is refused already is not added again, and what was refused by hand stays", () => {
  const targeting: Targeting = [{ field: "asn", isNot, values: ["AS64500", "AS1"] }];
  expect(turnedAway(targeting, block)).toMatchObject({ bots: false, covered: 1 });
  const turned = withTurnedAway(targeting, block, { bots: false, entries: true });
  expect(turned.filter(({ field }) => field === "asn")).toEqual(targeting);
  expect(withTurnedAway(turned, block, NOTHING)).toEqual([
    { field: "asn", isNot, values: ["AS1"] },
  ]);
});

test("a condition that lets only such clicks in is none that turns them away", () => {
  const targeting: Targeting = [
    { field: "bot", isNot: false, values: [] },
    { field: "asn", isNot: false, values: ["64500"] },
  ];
  expect(turnedAway(targeting, block)).toMatchObject({ bots: false, covered: 0 });
  expect(withTurnedAway(targeting, block, NOTHING)).toEqual(targeting);
});

test("a condition has at most 200 values", () => {
  const many = Array.from({ length: 450 }, (_, i) => ({ kind: "asn", value: `${i + 1}` }) as const);
  const sizes = withTurnedAway([], many, BOTH).map(({ values }) => values.length);
  expect(sizes).toEqual([200, 200, 50, 0]);
});

test("whatever the list, turned away all of it is covered, said again nothing changes, and taken back it is gone", () => {
  const kind = fc.constantFrom("ip", "asn", "referrer", "sub", "publisher", "user-agent");
  const entry = fc.record({ kind, value: fc.constantFrom("1", "AS1", "as2", "a.example") });
  fc.assert(
    fc.property(fc.array(entry), fc.boolean(), (entries, bots) => {
      const turned = withTurnedAway([{ ...country, values: ["DE"] }], entries, {
        bots,
        entries: true,
      });
      const state = turnedAway(turned, entries);
      expect([state.covered, state.bots]).toEqual([state.possible, bots]);
      expect(withTurnedAway(turned, entries, { bots, entries: true })).toEqual(turned);
      expect(withTurnedAway(turned, entries, NOTHING)).toEqual([country]);
    }),
  );
});
