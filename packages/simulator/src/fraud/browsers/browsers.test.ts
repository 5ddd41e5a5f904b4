import { expect, test } from "vitest";
import { createRandom } from "../../random.ts";
import { headersOf, type Navigation } from "../navigation.ts";
import { brandList } from "./chromium.ts";
import { pickBrowser } from "./pick-browser.ts";

const mix = {
  phones: 0.5,
  apple: 0.4,
  inApp: 0.2,
  app: "facebook",
  firefox: 0.1,
  old: 0.05,
} as const;
const random = createRandom("browsers");
const browsers = Array.from({ length: 3_000 }, () => pickBrowser(random, mix));
const tapped: Navigation = {
  referer: "https://a.example/",
  site: "cross-site",
  dest: "document",
  isByUser: true,
};

test("the brands of client hints come in the order that Chromium gives its version", () => {
  expect(brandList(120, "Google Chrome")).toBe(
    '"Not_A Brand";v="8", "Chromium";v="120", "Google Chrome";v="120"',
  );
  expect(brandList(131, "Google Chrome")).toBe(
    '"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"',
  );
});

test("client hints say what the user agent says", () => {
  for (const { hints, userAgent, version, device, platform } of browsers) {
    if (hints["sec-ch-ua"] === undefined) continue;
    expect(userAgent).toContain(`Chrome/${version}.`);
    expect(hints["sec-ch-ua"]).toContain(`"Chromium";v="${version}"`);
    expect(hints["sec-ch-ua-mobile"]).toBe(device === "mobile" ? "?1" : "?0");
    expect(hints["sec-ch-ua-platform"]).toBe(`"${platform}"`);
  }
});

test("only engines that have client hints send them", () => {
  for (const { hints, userAgent } of browsers) {
    const hasHints = Object.keys(hints).length > 0;
    if (/Firefox|iPhone|Macintosh.*Version\//.test(userAgent)) expect(hasHints).toBe(false);
    if (/Windows NT 10.*Chrome\/1[1-5]\d/.test(userAgent)) expect(hasHints).toBe(true);
  }
});

test("a tap is told by those browsers that tell it", () => {
  for (const browser of browsers) {
    const headers = headersOf(browser, "de", tapped);
    expect(headers["sec-fetch-user"]).toBe(browser.fetchMetadata === "full" ? "?1" : undefined);
    expect(headers["sec-fetch-mode"]).toBe(
      browser.fetchMetadata === "none" ? undefined : "navigate",
    );
  }
});

test("an image is asked for as an image, without what goes with a page", () => {
  for (const browser of browsers) {
    const headers = headersOf(browser, "de", { ...tapped, dest: "image", isByUser: false });
    expect(headers["accept"]).toMatch(/^image\//);
    expect(headers["upgrade-insecure-requests"]).toBeUndefined();
    expect(headers["sec-fetch-user"]).toBeUndefined();
  }
});
