import fc from "fast-check";
import { expect, test } from "vitest";
import { packClicks, unpackClicks, type ClickBatch, type ClickEvent } from "./index.ts";

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
  return { v: 2, kind: "clicks", batchId: "bat_1", origin: null, clicks };
}

test("a batch comes out of its message as it went in, with what its sender counted", () => {
  fc.assert(
    fc.property(fc.array(click, { maxLength: 8 }), origin, (clicks, counted) => {
      const batch = { ...batchOf(consistent(clicks)), origin: counted };
      expect(unpackClicks(structuredClone(packClicks(batch)))).toEqual(batch);
    }),
  );
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
