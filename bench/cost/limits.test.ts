import { expect, test } from "vitest";
import { needsOf, originalNeeds } from "./limits.ts";
import { full } from "./shapes.ts";

test("without rows a database's one thread is the first limit, with rows its size", () => {
  expect(needsOf(10e9, full, 0)[0]?.limit).toContain("one after the other");
  expect(needsOf(10e9, full, 20e9)[0]).toEqual({ limit: "one database's size, 10 GB", share: 2 });
});

test("a message a click meets a queue's rate twenty times sooner than twenty to a message", () => {
  const queue = (needs: ReturnType<typeof needsOf>) =>
    needs.find(({ limit }) => limit.startsWith("messages"))?.share ?? 0;
  expect(queue(originalNeeds(10e9, 0)) / queue(needsOf(10e9, full, 0))).toBeCloseTo(20);
});
