import { CookieJar } from "jsdom";
import { expect, test } from "vitest";
import { clickId, openPage, otherClickId } from "../test-support/page.ts";

test.each([
  [`?click_id=${clickId}`],
  [`?clickid=${clickId}`],
  [`?cid=${clickId}`],
  [`?utm_source=x&cid=${clickId}&z=1`],
  [`?cid=${clickId}#top`],
  [`?cid=GA1.2.1234567.89&click_id=${clickId}`],
  [`#/welcome?click_id=${clickId}`],
  [`?click_id=${clickId}&click_id=${otherClickId}`],
])("the click id of a landing page with %s is kept", async (query) => {
  const page = await openPage({ url: `https://shop.example/land${query}` });
  expect(page.stored()).toBe(clickId);
});

test.each([
  ["nothing", ""],
  ["another system's short value", "?cid=GA1.2.1234567.89"],
  ["a value that is too long", `?click_id=${clickId}0`],
  ["an empty value", "?click_id="],
  ["a name that only ends alike", `?notcid=${clickId}`],
  ["a script", "?click_id=%3Cscript%3Ealert(1)%3C/script%3E;path=/"],
])("a page with %s keeps the click id that is there", async (_, query) => {
  const { jar } = await openPage({ url: `https://shop.example/?cid=${otherClickId}` });
  const page = await openPage({ url: `https://shop.example/${query}`, jar });
  expect(page.stored()).toBe(otherClickId);
});

test("the cookie is the host's own, for 90 days, secure and not sent along from other sites", async () => {
  const { jar } = await openPage({ url: `https://www.shop.example/a/b?cid=${clickId}` });
  expect(jar.getCookiesSync("https://www.shop.example/")).toMatchObject([
    { key: "cd_click", value: clickId, maxAge: 90 * 86_400, path: "/" },
  ]);
  expect(jar.getCookiesSync("https://www.shop.example/")).toMatchObject([
    { secure: true, sameSite: "lax", hostOnly: true, domain: "www.shop.example" },
  ]);
  expect(jar.getCookiesSync("https://shop.example/")).toEqual([]);
});

test("a page without https gets a cookie too, not a secure one", async () => {
  const { jar } = await openPage({ url: `http://shop.example/?cid=${clickId}` });
  expect(jar.getCookiesSync("http://shop.example/")).toMatchObject([{ secure: false }]);
});

test.each([
  ["when built", { snippet: { cookieDomain: "shop.example" } }],
  ["by the page", { early: `cd("set", { domain: "shop.example" })` }],
])("with a domain given %s the subdomains share the cookie, other sites do not", async (_, how) => {
  const { jar } = await openPage({ url: `https://www.shop.example/?cid=${clickId}`, ...how });
  expect(jar.getCookiesSync("https://pay.shop.example/")).toMatchObject([{ value: clickId }]);
  expect(jar.getCookiesSync("https://other.example/")).toEqual([]);
});

test.each([
  ["when built", { snippet: { cookieName: "seen", clickIdParameters: ["ref", "from"] } }],
  ["by the page", { early: `cd("set", { cookie: "seen", params: "ref|from" })` }],
])("names of parameter and cookie can be chosen %s", async (_, how) => {
  const url = `https://shop.example/?from=${clickId}&cid=${otherClickId}`;
  const { jar } = await openPage({ url, ...how });
  expect(jar.getCookiesSync(url)).toMatchObject([{ key: "seen", value: clickId }]);
});

test("a later click replaces the earlier one", async () => {
  const { jar } = await openPage({ url: `https://shop.example/?cid=${clickId}` });
  const page = await openPage({ url: `https://shop.example/?cid=${otherClickId}`, jar });
  expect(page.stored()).toBe(otherClickId);
});

test("only a cookie of exactly that name is read", async () => {
  const jar = new CookieJar();
  jar.setCookieSync(`xcd_click=${otherClickId}; path=/`, "https://shop.example/");
  const page = await openPage({ jar, early: `cd("conversion", { txid: "1" })` });
  expect(page.sent).toEqual([]);
});

test("a page that may not have cookies still reports what it was reached by", async () => {
  const before = `Object.defineProperty(document, "cookie", { get() { throw new Error("no") }, set() { throw new Error("no") } })`;
  const early = `cd("conversion", { txid: "1" })`;
  const page = await openPage({ url: `https://shop.example/?cid=${clickId}`, before, early });
  expect(page.sent).toMatchObject([{ body: `cid=${clickId}&txid=1` }]);
});
