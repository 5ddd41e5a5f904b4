import { expect, test } from "vitest";
import { clickId, openPage, type PageOptions } from "../test-support/page.ts";

const url = `https://shop.example/?cid=${clickId}`;
const conversion = `cd("conversion", { txid: "1" });`;
const answer: PageOptions["answer"] = async () => Response.json({ clickId });

test.each([
  ["before everything", `cd("consent", false);${conversion}cd("click", { link: "l" });`],
  ["after everything", `${conversion}cd("click", { link: "l" });cd("consent", false);`],
])("a refusal %s stores nothing and sends nothing", async (_, early) => {
  const page = await openPage({ url: "https://shop.example/", early, answer });
  const landed = await openPage({ url, early, answer });
  expect([...page.sent, ...landed.sent]).toEqual([]);
  expect([page.stored(), landed.stored()]).toEqual([undefined, undefined]);
});

test("a refusal clears what was stored, also where subdomains share it", async () => {
  for (const snippet of [{}, { cookieDomain: "shop.example" }]) {
    const { jar } = await openPage({ url, snippet });
    const page = await openPage({ url: "https://shop.example/", jar, snippet });
    expect(page.stored()).toBe(clickId);
    await page.run(`cd("consent", false);${conversion}`);
    expect(page.stored()).toBeUndefined();
    expect(page.sent).toEqual([]);
  }
});

test("a refusal while a click is under way keeps its answer out", async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const page = await openPage({ early: `cd("click", { link: "l" })`, answer: () => promise });
  expect(page.sent).toHaveLength(1);
  await page.run(`cd("consent", false)`);
  resolve(Response.json({ clickId }));
  await page.elapse();
  expect(page.stored()).toBeUndefined();
});

test("a refusal stops a second try", async () => {
  const failing = async () => new Response(null, { status: 503 });
  const page = await openPage({ url, early: conversion, answer: failing });
  await page.run(`cd("consent", false)`);
  await page.elapse();
  expect(page.sent).toHaveLength(1);
});

test("an agreement after a refusal starts anew, with the click id of the address", async () => {
  const page = await openPage({ url, early: `cd("consent", false);` });
  await page.run(conversion);
  await page.run(`cd("consent", true);${conversion}`);
  expect(page.stored()).toBe(clickId);
  expect(page.sent).toMatchObject([{ body: `cid=${clickId}&txid=1` }]);
});

test("a conversion that a refusal kept back can be said again after an agreement", async () => {
  const coupon = `cd("conversion", { txid: "1", coupon: "MAY" });`;
  const page = await openPage({ early: `cd("consent", false);${coupon}` });
  await page.run(`cd("consent", true);${coupon}`);
  expect(page.sent).toMatchObject([{ body: "cid=&txid=1&coupon=MAY" }]);
});

test.each([
  ["when built", { snippet: { needsConsent: true }, early: conversion }],
  ["by the page", { early: `cd("set", { wait: true });${conversion}` }],
])("told to wait %s, it does nothing before the visitor agrees, then all of it", async (_, how) => {
  const page = await openPage({ url, ...how });
  expect([page.stored(), page.sent.length]).toEqual([undefined, 0]);
  await page.run(`cd("consent", true)`);
  expect(page.stored()).toBe(clickId);
  expect(page.sent).toMatchObject([{ body: `cid=${clickId}&txid=1` }]);
});

test("what waited for a visitor who refuses is dropped for good", async () => {
  const page = await openPage({ url, early: conversion, snippet: { needsConsent: true } });
  await page.run(`cd("consent", false)`);
  await page.run(`cd("consent", true)`);
  expect(page.sent.length).toBe(0);
});

test.each([
  ["when built", { snippet: { honoursGpc: true } }],
  ["by the page", { early: `cd("set", { gpc: true });` }],
])("told to honour it %s, Global Privacy Control is final", async (_, how) => {
  const { jar } = await openPage({ url });
  const page = await openPage({ url, jar, globalPrivacyControl: true, ...how });
  await page.run(`${conversion}cd("consent", true);${conversion}cd("click", { link: "l" })`);
  expect(page.sent).toEqual([]);
  expect(page.stored()).toBeUndefined();
});

test.each([
  ["a browser without the signal", { snippet: { honoursGpc: true }, globalPrivacyControl: false }],
  ["a site that does not ask for it", { globalPrivacyControl: true }],
])("Global Privacy Control changes nothing for %s", async (_, how) => {
  const page = await openPage({ url, early: conversion, ...how });
  expect(page.sent).toHaveLength(1);
});
