import fc from "fast-check";
import { expect, test } from "vitest";
import { explainBuckets } from "./explain-buckets.ts";
import { addToTally, type Tally } from "./tally.ts";

type Event = { readonly bucket: string; readonly hash: number; readonly payoutMicros: number };

const event = fc.record({
  bucket: fc.constantFrom("a", "b", "c"),
  hash: fc.integer({ min: 1, max: 2 ** 48 - 1 }),
  payoutMicros: fc.integer({ min: 0, max: 1_000_000 }),
});
const someEvents = fc.uniqueArray(event, { selector: ({ hash }) => hash, minLength: 1 });

function tallyOf(events: readonly Event[]): Tally {
  const tally: Tally = new Map();
  for (const { bucket, hash, payoutMicros } of events) {
    addToTally(tally, bucket, { clicks: 1, payoutMicros }, hash);
  }
  return tally;
}

function explain(stored: readonly Event[], counted: readonly Event[]) {
  const all = new Map([...stored, ...counted].map(({ hash }) => [hash, `event ${hash}`]));
  return explainBuckets("t", tallyOf(stored), tallyOf(counted), (hash) => all.get(hash) ?? null);
}

test("buckets of the same events differ in nothing, in whatever order these came", () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      expect(explain(events, events.toReversed())).toEqual([]);
    }),
  );
});

test("an event that a bucket counts twice, or not at all, is named", () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const [first, ...others] = events;
      if (first === undefined) return;
      const named = { bucket: first.bucket, eventId: `event ${first.hash}` };
      expect(explain([first, ...events], events)).toMatchObject([
        { ...named, cause: "doubled-row" },
      ]);
      expect(explain(others, events)).toMatchObject([{ ...named, cause: "lost-row" }]);
    }),
  );
});

test("an event that stands in another bucket is named in both", () => {
  fc.assert(
    fc.property(someEvents, (events) => {
      const [first, ...others] = events;
      if (first === undefined) return;
      const moved = { ...first, bucket: first.bucket === "a" ? "b" : "a" };
      const findings = explain([moved, ...others], events);
      expect(findings).toHaveLength(2);
      for (const { cause, eventId } of findings) {
        expect([cause, eventId]).toEqual(["swapped-bucket", `event ${first.hash}`]);
      }
    }),
  );
});

test("money that differs while the events are the same is a changed amount", () => {
  fc.assert(
    fc.property(someEvents, fc.integer({ min: 1, max: 9 }), (events, more) => {
      const [first, ...others] = events;
      if (first === undefined) return;
      const changed = { ...first, payoutMicros: first.payoutMicros + more };
      expect(explain([changed, ...others], events)).toMatchObject([
        { cause: "changed-amount", bucket: first.bucket, eventId: null },
      ]);
    }),
  );
});

test("what no event explains is said with both numbers", () => {
  const counted: Tally = new Map();
  addToTally(counted, "a", { clicks: 3 }, 5);
  const [finding] = explainBuckets("t", new Map(), counted, () => null);
  expect(finding).toEqual({
    cause: "counts-differ",
    place: "t",
    bucket: "a",
    eventId: null,
    detail: "clicks is 0, counted again 3; setHash is 0, counted again 5".split("; ")[0],
  });
});
