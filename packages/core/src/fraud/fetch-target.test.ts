import { expect, test } from "vitest";
import type { Claim, Family } from "./claim.ts";
import { fetchTarget, isAskedFor } from "./fetch-target.ts";

function claim(family: Family, major: number): Claim {
  return { family, major, platform: "", isMobile: false };
}

const none = new Map<string, string>();

test.each([
  ["chrome", 80, "missing"],
  ["chrome", 79, ""],
  ["firefox", 90, "missing"],
  ["firefox", 89, ""],
  ["safari", 17, "missing"],
  ["safari", 16, ""],
  ["webview", 141, ""],
  ["ios-app", 18, ""],
  ["other", 0, ""],
] as const)("%s %s without Sec-Fetch headers: %j", (family, major, expected) => {
  expect(fetchTarget(claim(family, major), none)).toBe(expected);
});

test.each([
  ["document", "navigate", "document"],
  ["document", "", "document"],
  ["", "navigate", "document"],
  ["image", "no-cors", "image"],
  ["iframe", "navigate", "iframe"],
  ["document", "cors", "cors"],
  ["a-very-long-target", "", "a-very-long-"],
])("a request for %j by %j is for %s", (dest, mode, expected) => {
  const signals = new Map([
    ["sec-fetch-dest", dest],
    ["sec-fetch-mode", mode],
  ]);
  expect(fetchTarget(claim("chrome", 141), signals)).toBe(expected);
});

test.each([
  ["chrome", "document", "?1", "yes"],
  ["chrome", "document", "", "no"],
  ["firefox", "iframe", "", "no"],
  ["safari", "document", "", ""],
  ["chrome", "image", "", ""],
  ["chrome", "", "", ""],
] as const)("%s for %j with user %j: asked for %j", (family, dest, user, expected) => {
  const signals = new Map([
    ["sec-fetch-dest", dest],
    ["sec-fetch-user", user],
  ]);
  expect(isAskedFor(claim(family, 141), signals)).toBe(expected);
});
