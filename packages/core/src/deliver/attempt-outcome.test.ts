import { expect, test } from "vitest";
import { isEndpointWell, outcomeOfAnswer, sentenceOf, type AttemptOutcome } from "../index.ts";

test.each([
  [200, "delivered", true],
  [202, "delivered", true],
  [204, "delivered", true],
  [299, "delivered", true],
  [300, "redirected", false],
  [301, "redirected", false],
  [304, "redirected", false],
  [308, "redirected", false],
  [400, "answered", true],
  [401, "answered", true],
  [404, "answered", true],
  [408, "answered", false],
  [410, "gone", true],
  [429, "answered", false],
  [500, "answered", false],
  [503, "answered", false],
  [599, "answered", false],
])("status %i is %s; the endpoint is well: %s", (status, kind, isWell) => {
  const outcome = outcomeOfAnswer(status, null, 0);
  expect(outcome.kind).toBe(kind);
  expect(isEndpointWell(outcome)).toBe(isWell);
});

test("an answer carries what its Retry-After asks for", () => {
  expect(outcomeOfAnswer(429, "30", 0)).toEqual({
    kind: "answered",
    status: 429,
    retryAfterMs: 30_000,
  });
});

test.each<AttemptOutcome>([
  { kind: "delivered", status: 200 },
  { kind: "gone" },
  { kind: "redirected", status: 301 },
  { kind: "answered", status: 500, retryAfterMs: null },
  { kind: "timeout" },
  { kind: "unreachable", reason: "The endpoint could not be reached." },
  { kind: "refused", reason: "The address must start with https://." },
  { kind: "interrupted" },
])("an owner reads a sentence: $kind", (outcome) => {
  expect(sentenceOf(outcome)).toMatch(/^The .+\.$/);
});

test("an attempt that was never made or never ended says nothing of the endpoint", () => {
  expect(isEndpointWell({ kind: "refused", reason: "" })).toBeNull();
  expect(isEndpointWell({ kind: "interrupted" })).toBeNull();
});
