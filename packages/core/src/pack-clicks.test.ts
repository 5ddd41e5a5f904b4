import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createPack,
  packClicks,
  packedBatch,
  unpackClicks,
  type ClickBatch,
  type ClickEvent,
} from "./index.ts";

const text = fc.string();
const click: fc.Arbitrary<ClickEvent> = fc.record({
  kind: fc.constantFrom("click", "impression", "click-through"),
  id: text,
  atMs: fc.nat(),
  workspaceId: text,
  campaignId: text,
  publisherId: text,
  linkId: fc.constantFrom("lnk_1", "lnk_2"),
  currency: fc.constantFrom("USD", "EUR"),
  visitorId: text,
  isReturning: fc.boolean(),
  isKnown: fc.boolean(),
  isRemembered: fc.boolean(),
  isCut: fc.boolean(),
  reason: text,
  routeId: text,
  variantId: text,
  landingId: text,
  snapshotVersion: fc.nat(3),
  linkVersion: fc.nat(3),
  ip: text,
  country: text,
  region: text,
  city: text,
  asn: fc.option(fc.nat()),
  asOrganization: text,
  userAgent: text,
  language: text,
  referrer: text,
  query: text,
  signals: fc.array(text, { maxLength: 12 }).filter((values) => values.join() !== ""),
  timezone: text,
  tls: text,
  rttMs: fc.option(fc.nat()),
});

const origin = fc.option(
  fc.record({
    isolate: text,
    emitted: fc.array(fc.tuple(text, fc.nat())),
    lost: fc.array(fc.tuple(text, fc.nat())),
  }),
);

/** Clicks of one link and its versions agree in what these say, as they do in the tracker. */
function consistent(clicks: readonly ClickEvent[]): ClickEvent[] {
  const first = new Map<string, ClickEvent>();
  return clicks.map((event) => {
    const key = `${event.linkId} ${event.snapshotVersion} ${event.linkVersion}`;
    const { workspaceId, campaignId, publisherId, currency } = first.get(key) ?? event;
    if (!first.has(key)) first.set(key, event);
    return { ...event, workspaceId, campaignId, publisherId, currency };
  });
}

function batchOf(clicks: readonly ClickEvent[]): ClickBatch {
  return { v: 3, kind: "clicks", batchId: "bat_1", origin: null, clicks };
}

test("a batch comes out of its message as it went in, with what its sender counted", () => {
  fc.assert(
    fc.property(fc.array(click, { maxLength: 8 }), origin, (clicks, counted) => {
      const batch = { ...batchOf(consistent(clicks)), origin: counted };
      expect(unpackClicks(structuredClone(packClicks(batch)))).toEqual(batch);
    }),
  );
});

test("clicks whose browsers nobody looked at come out as such", () => {
  const clicks = fc.sample(click, { numRuns: 3, seed: 6 }).map((own) => ({ ...own, signals: [] }));
  expect(unpackClicks(packClicks(batchOf(consistent(clicks)))).clicks).toEqual(consistent(clicks));
});

test("a message takes no more bytes than its pack says, but for rare letters", () => {
  // Quotes, backslashes and line breaks take two bytes each.
  const some = fc.string({ unit: fc.constantFrom("a", '"', "\\", " "), maxLength: 900 });
  const ids = { workspaceId: "w".repeat(28), campaignId: "c".repeat(28), linkId: "l".repeat(28) };
  const long = fc
    .record({
      event: click,
      userAgent: some,
      signals: fc.array(some, { minLength: 1, maxLength: 10 }),
      referrer: some,
      city: some,
    })
    .map(({ event, ...own }): ClickEvent => ({ ...event, ...ids, ...own }));
  fc.assert(
    fc.property(fc.array(long, { maxLength: 30 }), (clicks) => {
      const pack = createPack();
      const bytes = clicks.reduce((_, own) => pack.add(own), 0);
      const message = JSON.stringify(packedBatch("", null, pack));
      expect(new TextEncoder().encode(message).length).toBeLessThanOrEqual(bytes + 100);
    }),
    { numRuns: 50 },
  );
});

test("a click of a kind that nobody knows is an error", () => {
  const [event] = fc.sample(click, { numRuns: 1, seed: 8 });
  if (event === undefined) throw new Error("no sample");
  const packed = packClicks(batchOf([event]));
  const texts = packed.texts.map((own) => own.replace(event.kind, "visit"));
  expect(() => unpackClicks({ ...packed, texts })).toThrow("is of no kind: visit");
});

test("what a message's clicks share is written once", () => {
  const [event] = fc.sample(click, { numRuns: 1, seed: 7 });
  if (event === undefined) throw new Error("no sample");
  const packed = packClicks(batchOf([event, event, event]));
  expect(packed.links).toHaveLength(1);
  expect(new Set(packed.texts).size).toBe(packed.texts.length);
});

test("clicks of one link decided by different versions keep their own", () => {
  const [event] = fc.sample(click, { numRuns: 1, seed: 9 });
  if (event === undefined) throw new Error("no sample");
  const versions = [
    { ...event, snapshotVersion: 1, linkVersion: 1 },
    { ...event, snapshotVersion: 2, linkVersion: 1 },
    { ...event, snapshotVersion: 2, linkVersion: 2 },
  ];
  expect(unpackClicks(packClicks(batchOf(versions))).clicks).toEqual(versions);
});

test("a click that names a link or text its message does not have is an error", () => {
  const [event] = fc.sample(click, { numRuns: 1, seed: 8 });
  if (event === undefined) throw new Error("no sample");
  const packed = packClicks(batchOf([event]));
  expect(() => unpackClicks({ ...packed, links: [] })).toThrow(RangeError);
  expect(() => unpackClicks({ ...packed, texts: [] })).toThrow(RangeError);
});
