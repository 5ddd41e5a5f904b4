import { expect, test } from "vitest";
import { judge, replay } from "./detector.ts";
import { click, conversion, setup } from "./test-file.ts";

const fromMs = Date.UTC(2026, 10, 2);
const minuteMs = 60_000;
const ordinary = {
  "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-language": "de-DE,de;q=0.9",
  "sec-fetch-dest": "document",
  "sec-fetch-mode": "navigate",
  "sec-fetch-user": "?1",
};
const visit = (ref: string, over: Parameters<typeof click>[1] = {}) =>
  click(ref, { atMs: fromMs, headers: ordinary, ...over });

/** A click exactly every second, for so long. */
const flood = (minutes: number) =>
  Array.from({ length: minutes * 60 }, (_, i) =>
    visit(`c${i}`, { publisher: "p2", atMs: fromMs + i * 1_000, ip: `240.0.${i >> 8}.${i & 255}` }),
  );

test("crawlers and prefetches are general invalid traffic, and what comes of them waits", () => {
  const lines = [
    setup,
    visit("c1", { headers: { ...ordinary, "user-agent": "Googlebot/2.1" } }),
    visit("c2", { headers: { ...ordinary, "sec-purpose": "prefetch" } }),
    visit("c3"),
    conversion("v1", { click: "c1", atMs: fromMs + minuteMs }),
    conversion("v3", { click: "c3", atMs: fromMs + minuteMs }),
  ];
  const told = judge(lines).map(({ ref, verdict, class: of, payable }) => [
    ref,
    verdict,
    of,
    payable,
  ]);
  expect(told).toEqual([
    ["c1", "invalid", "givt", false],
    ["c2", "invalid", "givt", false],
    ["c3", "valid", null, true],
    ["v1", "suspect", "givt", false],
    ["v3", "valid", null, true],
  ]);
});

test("a click id that nobody has is forged from the start", () => {
  const atMs = fromMs + minuteMs;
  const [, verdict] = judge([
    setup,
    visit("c1"),
    conversion("v1", { rawClickId: "made-up", atMs }),
  ]);
  expect(verdict).toMatchObject({
    ref: "v1",
    verdict: "invalid",
    reasons: ["X_CLICK_FORGED"],
    decidedAtMs: atMs,
  });
});

test("a flood is found between two judgings, and no click is decided before it was made", () => {
  const lines = [setup, ...flood(30)];
  const verdicts = judge(lines);
  const held = verdicts.filter(({ payable }) => !payable);
  expect(held.length).toBeGreaterThan(300);
  const firstMs = Math.min(...held.map(({ decidedAtMs }) => decidedAtMs));
  expect(firstMs).toBeLessThanOrEqual(fromMs + 15 * minuteMs);
  expect(firstMs % (5 * minuteMs)).toBe(0);
  const atMs = new Map(
    lines.flatMap((line) => (line.kind === "click" ? [[line.ref, line.atMs]] : [])),
  );
  expect(held.every(({ ref, decidedAtMs }) => decidedAtMs >= (atMs.get(ref) ?? 0))).toBe(true);
});

test("without the findings that it cites nothing is held against a click", () => {
  const own = replay([setup, ...flood(30)]);
  const [held] = own.verdicts().filter(({ payable }) => !payable);
  const rules = new Set(held?.signals.map(({ rule }) => rule));
  expect(own.isValidWithout(held?.ref ?? "", rules)).toBe(true);
  expect(own.isValidWithout(held?.ref ?? "", new Set(["night"]))).toBe(false);
});

test("the same lines are judged the same", () => {
  const lines = [setup, ...flood(10)];
  expect(judge(lines)).toEqual(judge(lines));
});
