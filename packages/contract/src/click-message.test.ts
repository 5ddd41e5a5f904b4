import { packClicks, type ClickBatch } from "@cleverdrip/core";
import { expect, test } from "vitest";
import {
  clickBatch,
  oldClickBatch,
  oldPackedClickBatch,
  packedClickBatch,
} from "./click-message.ts";

const batch: ClickBatch = {
  v: 2,
  kind: "clicks",
  batchId: "bat_1",
  origin: { isolate: "iso", emitted: [["wsp_1", 1]], lost: [] },
  clicks: [
    {
      kind: "click",
      id: "0".repeat(32),
      atMs: 1,
      workspaceId: "wsp_1",
      campaignId: "cmp_1",
      publisherId: "pub_1",
      linkId: "lnk_1",
      currency: "USD",
      visitorId: "v",
      isReturning: false,
      isKnown: true,
      isRemembered: true,
      isCut: false,
      reason: "OK",
      routeId: "rte_1",
      variantId: "var_1",
      landingId: "",
      snapshotVersion: 1,
      linkVersion: 1,
      ip: "192.0.2.1",
      country: "",
      region: "",
      city: "",
      asn: null,
      asOrganization: "",
      userAgent: "",
      language: "",
      referrer: "",
      query: "sub1=x",
    },
  ],
};
const packed = packClicks(batch);

test("a batch is read as it was sent, plain and packed, with and without its sender's counts", () => {
  expect(clickBatch.parse(batch)).toEqual(batch);
  expect(packedClickBatch.parse(structuredClone(packed))).toEqual(packed);
  expect(packedClickBatch.parse({ ...packed, origin: null }).origin).toBeNull();
});

test.each([
  ["an unknown version", { ...packed, v: 3 }],
  ["a version that does not fit its shape", { ...packed, v: 1 }],
  ["no clicks", { ...packed, clicks: [] }],
  ["a field that nobody knows", { ...packed, extra: 1 }],
  ["a count below zero", { ...packed, origin: { isolate: "i", emitted: [["w", -1]], lost: [] } }],
  ["flags out of range", { ...packed, clicks: [packed.clicks[0]?.with(1, 64)] }],
  ["a click id cut short", { ...packed, clicks: [packed.clicks[0]?.with(2, "0")] }],
])("a message with %s is no batch", (_, body) => {
  for (const schema of [packedClickBatch, oldPackedClickBatch, clickBatch, oldClickBatch]) {
    expect(schema.safeParse(body).success).toBe(false);
  }
});
