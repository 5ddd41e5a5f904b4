import { expect, test } from "vitest";
import { couldBeNamed, snippetPathProblem, usualPath } from "./snippet-path.ts";

test.each([
  ["script", "/assets/shop.js"],
  ["script", "/a1/b.js"],
  ["script", `/${"a".repeat(32)}/${"b".repeat(32)}.js`],
  ["event", "/assets/in"],
  ["event", "/x-1/2"],
] as const)("a %s may be at %s, and is recognised there", (kind, path) => {
  expect(snippetPathProblem(kind, path)).toBeNull();
  expect(couldBeNamed(path)).toBe(true);
});

test.each([
  ["script", "/assets/shop"],
  ["script", "/shop.js"],
  ["script", "/assets/js/shop.js"],
  ["script", "/assets/shop.js?v=1"],
  ["script", `/${"a".repeat(33)}/b.js`],
  ["event", "/assets/in.js"],
  ["event", "/in"],
  ["event", "assets/in"],
  ["event", "/assets/in/"],
  ["event", "/Assets/in"],
  ["event", "/assets/i_n"],
  ["event", "/assets//"],
  ["event", "//assets"],
  ["event", "/../in"],
  ["event", "/c/in"],
  ["event", "/e/x"],
] as const)("a %s at %s is refused with an example", (kind, path) => {
  expect(snippetPathProblem(kind, path)).toContain("such as /assets/");
});

test.each(["/v1/in", "/pb/in", "/cdn-cgi/in"])("%s is somebody else's", (path) => {
  expect(snippetPathProblem("event", path)).toContain("choose another folder");
});

test.each([
  ["/assets/shop.js", "/j/cd.js"],
  ["/assets/in", "/e"],
  ["/assets/in/spring-sale", "/t/spring-sale"],
  ["/assets/inn", "/assets/inn"],
  ["/assets/in.js", "/assets/in.js"],
  ["/assets/shop.js/x", "/assets/shop.js/x"],
  ["/e", "/e"],
  ["/j/any.js", "/j/any.js"],
])("%s stands for %s", (path, usual) => {
  const names = { scriptPath: "/assets/shop.js", eventPath: "/assets/in" };
  expect(usualPath(path, names)).toBe(usual);
  expect(usualPath(path, { scriptPath: null, eventPath: null })).toBe(path);
  expect(usualPath(path, {})).toBe(path);
});

test.each(["/", "/slug", "/slug/", "/c/slug", "/t/slug", "/j/cd.js", "/e", "/pb", "/px.gif"])(
  "%s is no name that a host's owner can give",
  (path) => {
    expect(couldBeNamed(path)).toBe(false);
  },
);
