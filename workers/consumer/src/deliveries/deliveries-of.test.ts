import type { StoredClick } from "@cleverdrip/db";
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { endpointRecord, toldConversion } from "../../test-support/told.ts";
import { deliveriesOf, type ClickOfChange } from "./deliveries-of.ts";
import { readOpenPayload, settleOpen } from "./postback-payload.ts";
import type { ToldConversion } from "./told-change.ts";

const NOW = Date.UTC(2026, 9, 20, 0, 5);

const click: StoredClick = {
  id: "0".repeat(32),
  atMs: NOW - 300_000,
  campaignId: "cmp_1",
  publisherId: "pub_1",
  linkId: "lnk_1",
  visitorId: "v",
  isUnique: 1,
  isNewVisitor: 1,
  reason: "OK",
  country: "DE",
  region: "",
  city: "Köln",
  device: "mobile",
  os: "iOS",
  browser: "Safari",
  language: "de",
  referrerDomain: "blog.example",
  asn: null,
  asOrganization: "",
  ipPrefix: "",
  userAgent: "",
  subs: "{}",
  source: "",
  externalId: "",
  snapshotVersion: 1,
  linkVersion: 1,
  routeId: "",
  variantId: "",
  landingId: "",
  flags: 0,
  query: "external_id=ext%261&sub1=mail",
  payoutMicros: 0,
  traits: "",
  coupon: "",
  cost: "",
  adIds: {},
};

type Postback = { url: string; conversion?: Partial<ToldConversion>; secrets?: string[] };

async function postback({ url, conversion = {}, secrets = [] }: Postback, known: ClickOfChange) {
  const endpoint = endpointRecord({ kind: "postback", publisherId: "pub_1", url, secrets });
  const change = { before: null, after: toldConversion(conversion) };
  const context = { campaignName: "Shoes", timezone: "UTC", nowMs: NOW, click: async () => known };
  const [delivery] = await deliveriesOf(change, [endpoint], context);
  return delivery?.payload ?? "";
}

const URL_WITH_MACROS =
  "https://pub.example/cb?cid={clickid}&ext={externalid}&s={sub1}&payout={payout}&st={status:approved=1 rejected=2}&tid={txid}&c={campaign.name}&city={city}";

test("a postback has its macros filled from the conversion and the row of its click", async () => {
  expect(await postback({ url: URL_WITH_MACROS }, click)).toBe(
    `https://pub.example/cb?cid=${"0".repeat(32)}&ext=ext%261&s=mail&payout=2.5&st=1&tid=order%207&c=Shoes&city=K%C3%B6ln`,
  );
});

test("without the click's row a postback says what the conversion knows of it", async () => {
  expect(await postback({ url: URL_WITH_MACROS }, null)).toBe(
    `https://pub.example/cb?cid=${"0".repeat(32)}&ext=&s=&payout=2.5&st=1&tid=order%207&c=Shoes&city=`,
  );
});

test("a postback whose click is on its way is filled when it is there, the same as if it had been", async () => {
  const url = `${URL_WITH_MACROS}&sig={sig}`;
  const open = readOpenPayload(await postback({ url, secrets: ["k"] }, "awaited"));
  expect(open && settleOpen(open, click, "k")).toBe(await postback({ url, secrets: ["k"] }, click));
  expect(open && settleOpen(open, null, "k")).toBe(await postback({ url, secrets: ["k"] }, null));
});

test("a result that was not earned by the reported click says nothing of it", async () => {
  const url = "https://pub.example/cb?cid={clickid}&ext={externalid}&p={publisher.id}";
  const conversion = { linkId: "", coupon: "ADA10" };
  expect(await postback({ url, conversion }, click)).toBe(
    "https://pub.example/cb?cid=&ext=&p=pub_1",
  );
});

test("the signature of a postback is that of the URL with an empty one", async () => {
  const url = "https://pub.example/cb?cid={clickid}&sig={sig}&payout={payout}";
  const fired = new URL(await postback({ url, secrets: ["whsec_new", "whsec_old"] }, click));
  const signature = fired.searchParams.get("sig");
  const unsigned = fired.href.replace(signature ?? "", "");
  const expected = createHmac("sha256", "whsec_new").update(unsigned).digest("hex");
  expect(signature).toBe(expected);
});

test("a postback that is no URL is told, so that its owner sees why nothing arrives", async () => {
  expect(await postback({ url: "javascript:alert({payout})" }, click)).toBe("");
});

test("a webhook has type, time and data; only the workspace's own names what is owed to it", async () => {
  const own = endpointRecord();
  const ofPublisher = endpointRecord({ publisherId: "pub_1" });
  const change = { before: toldConversion(), after: toldConversion({ status: "refunded" }) };
  const none = async () => null;
  const context = { campaignName: "Shoes", timezone: "UTC", nowMs: NOW, click: none };
  const told = await deliveriesOf(change, [own, ofPublisher], context);
  expect(told.map(({ event }) => event)).toEqual(["conversion.refunded", "conversion.refunded"]);
  const [first, second] = told.map(({ payload }) => JSON.parse(payload));
  expect(first).toMatchObject({
    type: "conversion.refunded",
    timestamp: "2026-10-20T00:05:00.000Z",
    data: { id: "cnv_1", status: "refunded", txid: "order 7", revenueMicros: 5_000_000 },
  });
  expect(second.data).toMatchObject({ id: "cnv_1", payoutMicros: 2_500_000 });
  expect(JSON.stringify(second)).not.toMatch(/revenue|amount/);
});

test("a change that is computed twice is told under the same id, another one under another", async () => {
  const endpoints = [endpointRecord(), endpointRecord()];
  const context = { campaignName: "", timezone: "UTC", nowMs: NOW, click: async () => null };
  const ids = async (sequence: number) =>
    (
      await deliveriesOf({ before: null, after: toldConversion({ sequence }) }, endpoints, context)
    ).map(({ id }) => id);
  expect(await ids(1)).toEqual(await ids(1));
  expect(new Set([...(await ids(1)), ...(await ids(2))]).size).toBe(4);
});
