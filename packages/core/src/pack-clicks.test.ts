import fc from "fast-check";
import { expect, test } from "vitest";
import { packClicks, unpackClicks, type ClickBatch, type ClickEvent } from "./index.ts";

const text = fc.string();
const click: fc.Arbitrary<ClickEvent> = fc.record({
  id: text,
  atMs: fc.nat(),
  workspaceId: text,
  campaignId: text,
  publisherId: text,
  linkId: fc.constantFrom("lnk_1", "lnk_2"),
  currency: fc.constantFrom("USD", "EUR"),
  visitorId: text,
  isReturning: fc.boolean(),
  reason: text,
  snapshotVersion: fc.nat(3),
  ip: text,
  country: text,
  region: text,
  city: text,
  asn: fc.option(fc.nat()),
  asOrganization: text,
  userAgent: text,
  language: text,
  referrer: text,
  subs: fc.dictionary(text, text),
  source: text,
  externalId: text,
});

/** Clicks of one link and version agree in what the link says, as they do in the tracker. */
function consistent(clicks: readonly ClickEvent[]): ClickEvent[] {
  const first = new Map<string, ClickEvent>();
  return clicks.map((event) => {
    const key = `${event.linkId} ${event.snapshotVersion}`;
    const { workspaceId, campaignId, publisherId, currency } = first.get(key) ?? event;
    if (!first.has(key)) first.set(key, event);
    return { ...event, workspaceId, campaignId, publisherId, currency };
  });
}

test("a batch comes out of its message as it went in", () => {
  fc.assert(
    fc.property(fc.array(click, { maxLength: 8 }), (clicks) => {
      const batch: ClickBatch = {
        v: 1,
        kind: "clicks",
        batchId: "bat_1",
        clicks: consistent(clicks),
      };
      expect(unpackClicks(structuredClone(packClicks(batch)))).toEqual(batch);
    }),
  );
});

test("what a message's clicks share is written once", () => {
  const [event] = fc.sample(click, { numRuns: 1, seed: 7 });
  if (event === undefined) throw new Error("no sample");
  const batch: ClickBatch = { v: 1, kind: "clicks", batchId: "b", clicks: [event, event, event] };
  const packed = packClicks(batch);
  expect(packed.links).toHaveLength(1);
  expect(new Set(packed.texts).size).toBe(packed.texts.length);
});

test("a click that names a link or text its message does not have is an error", () => {
  const [event] = fc.sample(click, { numRuns: 1, seed: 8 });
  if (event === undefined) throw new Error("no sample");
  const packed = packClicks({ v: 1, kind: "clicks", batchId: "b", clicks: [event] });
  expect(() => unpackClicks({ ...packed, links: [] })).toThrow(RangeError);
  expect(() => unpackClicks({ ...packed, texts: [] })).toThrow(RangeError);
});
