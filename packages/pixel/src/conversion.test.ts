import { expect, test } from "vitest";
import {
  clickId,
  openPage,
  otherClickId,
  type PageOptions,
  trackerOrigin,
} from "../test-support/page.ts";

const url = `https://shop.example/thanks?cid=${clickId}`;
const event = `${trackerOrigin}/e`;
const sale = `cd("conversion", { txid: "A-1", event: "sale", amount: 49.9, currency: "EUR", coupon: "MAY", status: "approved" })`;
const saleQuery = `cid=${clickId}&txid=A-1&event=sale&amount=49.9&currency=EUR&coupon=MAY&status=approved`;

const blocked: PageOptions["answer"] = () => Promise.reject(new TypeError("Failed to fetch"));

test("a conversion carries the click id and what the page says, and outlives the page", async () => {
  const page = await openPage({ url, early: sale });
  expect(page.sent).toMatchObject([
    { url: event, method: "POST", body: saleQuery, init: { keepalive: true } },
  ]);
  expect(page.sent[0]?.init.credentials).toBeUndefined();
});

test("a page of the same host reports the click of an earlier one", async () => {
  const { jar } = await openPage({ url });
  const page = await openPage({ url: "https://shop.example/paid", jar, early: sale });
  expect(page.sent).toMatchObject([{ body: saleQuery }]);
});

test("a page of another site knows nothing of it and sends nothing", async () => {
  const { jar } = await openPage({ url });
  const early = `cd("conversion", { txid: "A-1" })`;
  const page = await openPage({ url: "https://other.example/", jar, early });
  expect(page.sent).toEqual([]);
});

test("a coupon needs no click", async () => {
  const page = await openPage({ early: `cd("conversion", { txid: "A-1", coupon: "MAY" })` });
  expect(page.sent).toMatchObject([{ body: "cid=&txid=A-1&coupon=MAY" }]);
});

test("a page that knows the click id itself may name it", async () => {
  const page = await openPage({
    url,
    early: `cd("conversion", { cid: "${otherClickId}", txid: "1" })`,
  });
  expect(page.sent).toMatchObject([{ body: `cid=${otherClickId}&txid=1` }]);
});

test("one transaction and event is sent once a page, another event of it again", async () => {
  const page = await openPage({ url, early: `${sale};${sale}` });
  await page.run(sale);
  await page.run(`cd("conversion", { txid: "A-1", event: "upsell" })`);
  await page.run(`cd("conversion", { txid: "A-2", event: "sale" })`);
  expect(page.sent.map(({ body }) => body.split("&").slice(1, 3).join())).toEqual([
    "txid=A-1,event=sale",
    "txid=A-1,event=upsell",
    "txid=A-2,event=sale",
  ]);
});

test("a zero is said, what is not given is not", async () => {
  const early = `cd("conversion", { txid: "1", amount: 0, event: undefined, currency: null })`;
  const page = await openPage({ url, early });
  expect(page.sent[0]?.body).toBe(`cid=${clickId}&txid=1&amount=0`);
});

test("values are encoded, whatever they are", async () => {
  const page = await openPage({ url });
  await page.run(`cd("conversion", { txid: "a&b=c#d", event: "größer 50%" })`);
  const body = new URLSearchParams(page.sent[0]?.body);
  expect([body.get("txid"), body.get("event")]).toEqual(["a&b=c#d", "größer 50%"]);
});

test("an object that the page changes afterwards was sent as it was", async () => {
  const page = await openPage({ url });
  await page.run(`const order = { txid: "1" }; cd("conversion", order); order.txid = "2"`);
  expect(page.sent[0]?.body).toBe(`cid=${clickId}&txid=1`);
});

test("where a request is blocked an image goes instead", async () => {
  const page = await openPage({ url, early: sale, answer: blocked });
  expect(page.sent[1]).toMatchObject({ method: "image", url: `${event}?${saleQuery}` });
  expect(page.sent).toHaveLength(2);
});

test("where both fail the conversion is tried once more, and no more", async () => {
  const page = await openPage({ url, early: sale, answer: blocked });
  await page.failImages();
  await page.elapse();
  await page.failImages();
  await page.elapse();
  expect(page.sent.map(({ method }) => method)).toEqual(["POST", "image", "POST", "image"]);
});

test.each([
  [503, 2],
  [500, 2],
  [204, 1],
  [200, 1],
  [202, 1],
  [403, 1],
  [404, 1],
])("after an answer %i a conversion was sent %i times", async (status, times) => {
  const page = await openPage({
    url,
    early: sale,
    answer: async () => new Response(null, { status }),
  });
  await page.elapse();
  await page.elapse();
  expect(page.sent.map(({ body }) => body)).toEqual(Array(times).fill(saleQuery));
});

test("paths are the tracking domain's own", async () => {
  const snippet = { origin: "https://r.shop.example/", eventPath: "/s/v", clickPath: "/s/k/" };
  const page = await openPage({ early: `cd("click", { link: "l" })`, snippet });
  await page.run(`cd("conversion", { txid: "1", coupon: "MAY" })`);
  expect(page.sent.map((sent) => sent.url)).toEqual([
    "https://r.shop.example/s/k/l?",
    "https://r.shop.example/s/v",
  ]);
});
