import { expect, test } from "vitest";
import { hourlyShape, intensity, pickTime } from "./diurnal.ts";
import { createRandom } from "./random.ts";

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 5, 1);

function localHours(utcOffsetHours: number, count: number): readonly number[] {
  const random = createRandom(`hours/${utcOffsetHours}`);
  const hours = Array.from({ length: 24 }, () => 0);
  for (let i = 0; i < count; i++) {
    const atMs = pickTime(random, monday, monday + 7 * dayMs, utcOffsetHours);
    const hour = new Date(atMs + utcOffsetHours * 3_600_000).getUTCHours();
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}

test.each([-6, 0, 5.5, 9])("at UTC%s the evening is busy and the night quiet", (offset) => {
  const hours = localHours(offset, 8_000);
  const evening = (hours[19] ?? 0) + (hours[20] ?? 0) + (hours[21] ?? 0);
  const night = (hours[3] ?? 0) + (hours[4] ?? 0) + (hours[5] ?? 0);
  expect(evening).toBeGreaterThan(4 * night);
});

test("every hour gets about the share its shape says", () => {
  const hours = localHours(0, 20_000);
  const total = hourlyShape.reduce((sum, share) => sum + share, 0);
  hours.forEach((count, hour) => {
    const expected = ((hourlyShape[hour] ?? 0) / total) * 20_000;
    expect(Math.abs(count - expected)).toBeLessThan(0.15 * expected + 40);
  });
});

test("a time lies inside the period asked for", () => {
  const random = createRandom("inside");
  for (let i = 0; i < 500; i++) {
    const atMs = pickTime(random, monday, monday + 1_000, 2);
    expect(atMs).toBeGreaterThanOrEqual(monday);
    expect(atMs).toBeLessThan(monday + 1_000);
  }
});

test("weekends are quieter than working days at the same hour", () => {
  const saturday = monday + 5 * dayMs;
  expect(intensity(saturday + 15 * 3_600_000, 0)).toBeLessThan(
    intensity(monday + 15 * 3_600_000, 0),
  );
});
