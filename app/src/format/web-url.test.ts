import { expect, test } from "vitest";
import { webUrl } from "./web-url.ts";

test.each([
  ["https://example.com/a?b=c", "https://example.com/a?b=c"],
  ["http://localhost:8787/c/abc", "http://localhost:8787/c/abc"],
  ["javascript:alert(1)", null],
  ["JaVaScRiPt:alert(1)", null],
  ["data:text/html,hi", null],
  ["//example.com", null],
  ["not a url", null],
])("%s may be linked as %s", (text, expected) => {
  expect(webUrl(text)).toBe(expected);
});
