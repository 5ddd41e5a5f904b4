import { expect, test } from "vitest";
import { createPace } from "./pace.ts";

const MINUTE_MS = 60_000;
const startMs = Date.UTC(2026, 0, 1);
const at = (minutes: number) => startMs + minutes * MINUTE_MS;

function paceAfter(clicks: number) {
  const pace = createPace(null);
  for (let i = 0; i < clicks; i += 1) pace.cameIn("click", startMs);
  pace.isDue(at(0));
  return pace;
}

test("sources are judged again when a fiftieth more clicks came, and five minutes have passed", () => {
  const pace = paceAfter(1_000);
  for (let i = 0; i < 20; i += 1) pace.cameIn("click", at(1));
  expect(pace.isDue(at(10))).toBe(false);
  pace.cameIn("click", at(10));
  expect(pace.isDue(at(4))).toBe(false);
  expect(pace.isDue(at(10))).toBe(true);
  expect(pace.isDue(at(60))).toBe(false);
});

test("sources are judged again when a thirtieth more results came", () => {
  const pace = paceAfter(1_000);
  pace.cameIn("result", at(1));
  expect(pace.isDue(at(6))).toBe(true);
});

test("sources are judged again after two hours, however few clicks came, and after twelve where none did", () => {
  const pace = paceAfter(1_000);
  pace.cameIn("click", at(1));
  expect(pace.isDue(at(119))).toBe(false);
  expect(pace.isDue(at(120))).toBe(true);
  expect(pace.isDue(at(120 + 719))).toBe(false);
  expect(pace.isDue(at(120 + 720))).toBe(true);
});

test("what is too old to be judged by does not count", () => {
  const pace = paceAfter(1_000);
  const later = 9 * 24 * 60;
  pace.isDue(at(later));
  pace.cameIn("click", at(later));
  expect(pace.isDue(at(later + 5))).toBe(true);
});

test("where a pause is given, that is all there is to it", () => {
  const pace = createPace(15 * MINUTE_MS);
  pace.isDue(at(0));
  for (let i = 0; i < 100; i += 1) pace.cameIn("click", at(1));
  expect(pace.isDue(at(14))).toBe(false);
  expect(pace.isDue(at(15))).toBe(true);
});
