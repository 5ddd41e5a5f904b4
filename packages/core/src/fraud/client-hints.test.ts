import { expect, test } from "vitest";
import type { Claim } from "./claim.ts";
import { judgeHints } from "./client-hints.ts";

const CHROME: Claim = { family: "chrome", major: 141, platform: "Windows", isMobile: false };
const BRANDS = '"Chromium";v="141", "Not?A_Brand";v="8", "Google Chrome";v="141"';

function judge(claim: Partial<Claim>, hints: Readonly<Record<string, string>>) {
  return judgeHints({ ...CHROME, ...claim }, new Map(Object.entries(hints)));
}

test.each([
  ["its own version", {}, BRANDS, "fit"],
  ["another version", {}, BRANDS.replaceAll("141", "120"), "contradict"],
  ["a headless engine", {}, '"HeadlessChrome";v="141"', "contradict"],
  ["none where they are sent since 89", { major: 89 }, "", "missing"],
  ["none before 89", { major: 88 }, "", "fit"],
  ["none in a webview", { family: "webview" }, "", "fit"],
  ["none in Firefox", { family: "firefox" }, "", "fit"],
  ["any in Firefox", { family: "firefox" }, BRANDS, "contradict"],
  ["any in Safari", { family: "safari" }, BRANDS, "contradict"],
  ["a version that was not claimed", { major: 0 }, BRANDS, "fit"],
] as const)("client hints with %s", (_name, claim, brands, expected) => {
  expect(judge(claim, { "sec-ch-ua": brands })).toBe(expected);
});

test.each([
  ["Windows", '"Windows"', "fit"],
  ["Windows", '"Linux"', "contradict"],
  ["Chrome OS", '"Chromium OS"', "fit"],
  ["", '"Linux"', "fit"],
  ["Windows", "", "fit"],
])("who claims %s and hints at %s: %s", (platform, hint, expected) => {
  expect(judge({ platform }, { "sec-ch-ua": BRANDS, "sec-ch-ua-platform": hint })).toBe(expected);
});

test.each([
  ["Windows", false, "?0", "fit"],
  ["Windows", false, "?1", "contradict"],
  ["Windows", true, "?0", "contradict"],
  ["Android", false, "?1", "fit"],
])("on %s, mobile %s, hinting %s: %s", (platform, isMobile, hint, expected) => {
  const hints = { "sec-ch-ua": BRANDS, "sec-ch-ua-mobile": hint };
  expect(judge({ platform, isMobile }, hints)).toBe(expected);
});
