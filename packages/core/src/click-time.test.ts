import { expect, test } from "vitest";
import { clickTime, firstClickIdAt } from "./index.ts";

test("the time of a click is in its id, in whatever case it is given", () => {
  const atMs = Date.UTC(2026, 4, 1, 12, 30, 15, 123);
  const id = firstClickIdAt(atMs);
  expect(clickTime(id.toUpperCase())).toEqual({ clickId: id, atMs });
});

test.each(["", "abc", "u".repeat(32), `${firstClickIdAt(0)}0`])("%j is no click id", (text) => {
  expect(clickTime(text)).toBeNull();
});
