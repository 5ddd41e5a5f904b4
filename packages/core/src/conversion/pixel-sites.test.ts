import { expect, test } from "vitest";
import { isSiteEntry, isSiteListed, siteOf } from "./pixel-sites.ts";

test.each([
  ["https://Shop.Example", null, "shop.example"],
  ["https://shop.example:8443", "https://other.example/", "shop.example"],
  [null, "https://pay.shop.example/thanks?order=1#x", "pay.shop.example"],
  ["null", "http://shop.example", "shop.example"],
  ["", "https://shop.example.", "shop.example"],
  ["null", null, null],
  [null, null, null],
  [null, "about:blank", null],
  [null, "android-app://shop.example/", null],
  ["https://shop.example@evil.example", null, null],
  ["https://evil.example\\.shop.example", null, null],
  [`https://${"a".repeat(300)}`, null, null],
])("Origin %j and Referer %j name the site %j", (origin, referrer, site) => {
  expect(siteOf(origin, referrer)).toBe(site);
});

test.each([
  ["shop.example", true],
  ["other.example", false],
  ["www.shop.example", false],
  ["notshop.example", false],
  ["pay.two.example", true],
  ["a.b.two.example", true],
  ["two.example", false],
  ["attwo.example", false],
  ["shop.example.evil.example", false],
])("where shop.example and all of two.example are listed, %s is: %s", (site, isListed) => {
  expect(isSiteListed(site, ["shop.example", "*.two.example"])).toBe(isListed);
});

test("without a list every site counts, and a report that names none always does", () => {
  expect(isSiteListed("any.example", [])).toBe(true);
  expect(isSiteListed(null, ["shop.example"])).toBe(true);
});

test.each(["shop.example", "*.shop.example", "xn--bcher-kva.example", "a.localhost"])(
  "%s can be listed",
  (text) => {
    expect(isSiteEntry(text)).toBe(true);
  },
);

test.each([
  "",
  "*",
  "*.",
  "shop",
  "https://shop.example",
  "shop.example/thanks",
  "shop.example:443",
  "*.*.example",
  "a*.example",
  "Shop.example",
  "-a.example",
])("%j cannot", (text) => {
  expect(isSiteEntry(text)).toBe(false);
});
