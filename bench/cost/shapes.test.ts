import { expect, test } from "vitest";
import { clicksPerSecond, full, messagesIn, waiting } from "./shapes.ts";

test.each([
  ["a click now and then comes alone", 1, 1e6, 1],
  ["a second's company at 100 M a month", 1, 100e6, 3],
  ["five seconds' company", 5, 100e6, 11],
  ["no more than the queue hands over at once", 60, 100e6, 40],
])("%s", (_, waitSeconds, clicksAMonth, messages) => {
  expect(messagesIn(waitSeconds, clicksPerSecond(clicksAMonth), 20)).toBe(messages);
});

test("a full delivery is the same shape at whatever load", () => {
  expect(waiting(1, 10e9)).toBe(full);
});
