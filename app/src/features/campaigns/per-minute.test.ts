import { expect, test } from "vitest";
import { perMinute } from "./per-minute.ts";

const minute = (n: number) => n * 60_000;

test("minutes without clicks are zeros, and the running minute is the last", () => {
  const counts = perMinute(
    [
      { minuteMs: minute(1000), clicks: 4 },
      { minuteMs: minute(998), clicks: 2 },
    ],
    minute(1000) + 30_000,
  );
  expect(counts).toHaveLength(60);
  expect(counts.slice(-3)).toEqual([2, 0, 4]);
});

test("minutes older than an hour have left the picture", () => {
  expect(
    perMinute([{ minuteMs: minute(900), clicks: 9 }], minute(1000)).every((count) => count === 0),
  ).toBe(true);
});
