import { packClicks, unpackClicksV2, upgradeClicksV2, type ClickBatch } from "@cleverdrip/core";
import { expect, test } from "vitest";
import {
  clickBatch,
  clickBatchV2,
  oldClickBatch,
  oldPackedClickBatch,
  packedClickBatch,
  packedClickBatchV2,
} from "./click-message.ts";

const batch: ClickBatch = {
  v: 3,
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
      signals: ["HTTP/2", "*/*"],
      timezone: "Europe/Berlin",
      tls: "",
      rttMs: 21,
    },
  ],
};
const packed = packClicks(batch);

test("a batch is read as it was sent, plain and packed, with and without its sender's counts", () => {
  expect(clickBatch.parse(batch)).toEqual(batch);
  expect(packedClickBatch.parse(structuredClone(packed))).toEqual(packed);
  expect(packedClickBatch.parse({ ...packed, origin: null }).origin).toBeNull();
});

test("a message of the last version is taken, plain and packed, as one whose browsers nobody looked at", () => {
  const [{ signals: _s, timezone: _z, tls: _t, rttMs: _r, ...click }] = batch.clicks as [
    ClickBatch["clicks"][number],
  ];
  const upgraded = [{ ...click, signals: [], timezone: "", tls: "", rttMs: null }];
  const plain = { ...batch, v: 2, clicks: [click] };
  expect(upgradeClicksV2(clickBatchV2.parse(plain))).toEqual({ ...batch, clicks: upgraded });
  expect(clickBatch.safeParse(plain).success).toBe(false);
  const texts = ["OK", "rte_1", "var_1", ""];
  const own = [
    0,
    6,
    click.id,
    1,
    "v",
    0,
    1,
    2,
    3,
    "192.0.2.1",
    3,
    3,
    3,
    null,
    3,
    3,
    3,
    3,
    "sub1=x",
  ];
  const old = { ...packed, v: 2, texts, clicks: [own] };
  const read = unpackClicksV2(packedClickBatchV2.parse(old));
  expect(read).toEqual({ ...batch, clicks: upgraded });
  expect(packedClickBatch.safeParse(old).success).toBe(false);
});

test.each([
  ["an unknown version", { ...packed, v: 4 }],
  ["a version that does not fit its shape", { ...packed, v: 1 }],
  ["no clicks", { ...packed, clicks: [] }],
  ["a field that nobody knows", { ...packed, extra: 1 }],
  ["a count below zero", { ...packed, origin: { isolate: "i", emitted: [["w", -1]], lost: [] } }],
  ["flags out of range", { ...packed, clicks: [packed.clicks[0]?.with(1, 16)] }],
  ["a click id cut short", { ...packed, clicks: [packed.clicks[0]?.with(2, "0")] }],
])("a message with %s is no batch", (_, body) => {
  const plain = [clickBatch, clickBatchV2, oldClickBatch];
  for (const schema of [packedClickBatch, packedClickBatchV2, oldPackedClickBatch, ...plain]) {
    expect(schema.safeParse(body).success).toBe(false);
  }
});
