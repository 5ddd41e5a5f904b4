import { expect, test } from "vitest";
import {
  readClickParameters,
  unpackOldClicks,
  upgradeClicks,
  type OldClickEvent,
  type OldPackedClickBatch,
} from "./index.ts";

const old: OldClickEvent = {
  id: "0".repeat(32),
  atMs: 5,
  workspaceId: "wsp_1",
  campaignId: "cmp_1",
  publisherId: "pub_1",
  linkId: "lnk_1",
  currency: "USD",
  visitorId: "v",
  isReturning: true,
  reason: "OK",
  snapshotVersion: 3,
  ip: "192.0.2.1",
  country: "DE",
  region: "Berlin",
  city: "",
  asn: 3320,
  asOrganization: "Telekom",
  userAgent: "UA",
  language: "de",
  referrer: "https://blog.example/",
  subs: { sub1: "a b&c=d", sub20: "ü\ud800" },
  source: "news",
  externalId: "x+1",
};

const packed: OldPackedClickBatch = {
  v: 1,
  kind: "packed-clicks",
  batchId: "bat_1",
  links: [["wsp_1", "cmp_1", "pub_1", "lnk_1", "USD", 3]],
  texts: ["OK", "DE", "Berlin", "", "Telekom", "UA", "de", "https://blog.example/"],
  clicks: [
    [0, old.id, 5, "v", 1, 0, "192.0.2.1", 1, 2, 3, 3320, 4, 5, 6, 7, old.subs, "news", "x+1"],
  ],
};

test("an old batch becomes one of today's whose query says what its fields said", () => {
  const batch = upgradeClicks({ v: 1, kind: "clicks", batchId: "bat_1", clicks: [old] });
  expect(batch).toMatchObject({ v: 3, kind: "clicks", batchId: "bat_1", origin: null });
  const [click] = batch.clicks;
  expect(click).toMatchObject({
    kind: "click",
    id: old.id,
    snapshotVersion: 3,
    linkVersion: 0,
    variantId: "",
    isReturning: true,
    isKnown: false,
  });
  expect(readClickParameters(click?.query ?? "")).toMatchObject({
    subs: { sub1: "a b&c=d", sub20: "ü\ufffd" },
    source: "news",
    externalId: "x+1",
  });
});

test("an old packed message gives the same batch as an old plain one", () => {
  expect(unpackOldClicks(packed)).toEqual(
    upgradeClicks({ v: 1, kind: "clicks", batchId: "bat_1", clicks: [old] }),
  );
});

test("an old message that names a link or text it does not have is an error", () => {
  expect(() => unpackOldClicks({ ...packed, links: [] })).toThrow(RangeError);
  expect(() => unpackOldClicks({ ...packed, texts: [] })).toThrow(RangeError);
});
