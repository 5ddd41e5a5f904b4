import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attribute,
  type AttributableConversion,
  type AttributionPolicy,
  type Rung,
  type Touch,
} from "../index.ts";

const NOW_MS = Date.UTC(2026, 10, 20);
const RUNGS: readonly Rung[] = ["click-id", "cookie", "coupon", "clickless", "fingerprint"];

const visitorId = fc.constantFrom(null, "v1", "v2");
const fingerprint = fc.constantFrom(null, "f1", "f2");
const publisherId = fc.constantFrom("p1", "p2", "p3");

/** Few distinct times, so that ties are common. */
const touch: fc.Arbitrary<Touch> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom("click", "view"),
  atMs: fc.integer({ min: -5, max: 60 }).map((minutes) => NOW_MS - minutes * 120_000),
  publisherId,
  visitorId,
  fingerprint,
});

const touchList = fc.uniqueArray(touch, { selector: ({ id }) => id, maxLength: 20 });

const policy: fc.Arbitrary<AttributionPolicy> = fc.record({
  rungs: fc.shuffledSubarray([...RUNGS]),
  minWindowMs: fc.constantFrom(0, 240_000),
  maxWindowMs: fc.record({
    "click-id": fc.constantFrom(1_200_000, 6_000_000),
    cookie: fc.constantFrom(1_200_000, 9_000_000),
    fingerprint: fc.constant(600_000),
  }),
  model: fc.constantFrom<AttributionPolicy["model"]>(
    { kind: "last" },
    { kind: "first" },
    { kind: "linear" },
    { kind: "position", firstPpm: 400_000, lastPpm: 300_001 },
    { kind: "time-decay", halfLifeMs: 777_777 },
  ),
  viewThrough: fc.constantFrom(null, { windowMs: 1_800_000 }),
});

type Case = {
  readonly conversion: AttributableConversion;
  readonly touches: readonly Touch[];
  readonly shuffled: readonly Touch[];
};

const someCase: fc.Arbitrary<Case> = touchList.chain((touches) =>
  fc.record({
    touches: fc.constant(touches),
    shuffled: fc.shuffledSubarray(touches, { minLength: touches.length }),
    conversion: fc.record({
      atMs: fc.constant(NOW_MS),
      namedClick: fc.constantFrom(null, ...touches),
      visitorId,
      couponPublisherId: fc.constantFrom(null, null, "p1"),
      statedPublisherId: fc.constantFrom(null, null, "p2"),
      fingerprints: fc.subarray(["f1", "f2"]),
    }),
  }),
);

test("the order in which touches arrive leaves no trace", () => {
  fc.assert(
    fc.property(policy, someCase, (drawn, { conversion, touches, shuffled }) => {
      const twice = [...shuffled, ...shuffled.slice(0, 3)];
      expect(attribute(drawn, conversion, twice)).toEqual(attribute(drawn, conversion, touches));
    }),
    { numRuns: 2_000 },
  );
});

test("shares are whole, positive, together one million parts, and only of credited touches", () => {
  fc.assert(
    fc.property(policy, someCase, (drawn, { conversion, touches }) => {
      const decided = attribute(drawn, conversion, touches);
      const credited = decided.considered.filter(({ verdict }) => verdict === "credited");
      if (decided.kind === "unattributed") {
        expect(credited).toEqual([]);
        return;
      }
      expect(decided.shares.reduce((sum, { ppm }) => sum + ppm, 0)).toBe(1_000_000);
      expect(decided.shares.every(({ ppm }) => Number.isInteger(ppm) && ppm > 0)).toBe(true);
      const ids = decided.shares.flatMap(({ touchId }) => (touchId === null ? [] : [touchId]));
      expect(credited.map(({ touchId }) => touchId)).toEqual(ids);
      expect(drawn.rungs).toContain(decided.rung);
    }),
    { numRuns: 2_000 },
  );
});

test("what is credited lies in its window, and what is called early or late lies outside", () => {
  fc.assert(
    fc.property(policy, someCase, (drawn, { conversion, touches }) => {
      const { considered } = attribute(drawn, conversion, touches);
      expect(considered.map(({ touchId }) => touchId).toSorted()).toEqual(
        touches.map(({ id }) => id).toSorted(),
      );
      for (const { verdict, window } of considered) {
        const { ctitMs, minMs, maxMs } = window ?? { ctitMs: Number.NaN, minMs: 0, maxMs: 0 };
        if (verdict === "credited") expect(minMs <= ctitMs && ctitMs <= maxMs).toBe(true);
        if (verdict === "too-early") expect(ctitMs).toBeLessThan(minMs);
        if (verdict === "too-late") expect(ctitMs).toBeGreaterThan(maxMs);
        expect(window === null).toBe(verdict === "unrelated");
      }
    }),
    { numRuns: 2_000 },
  );
});

test("by fingerprint one visitor at most is credited, and another's click within the day takes it from everybody", () => {
  fc.assert(
    fc.property(policy, someCase, (drawn, { conversion, touches }) => {
      const guess: AttributionPolicy = { ...drawn, rungs: ["fingerprint"] };
      const decided = attribute(guess, conversion, touches);
      if (decided.kind === "unattributed") return;
      const ids = new Set(decided.shares.map(({ touchId }) => touchId));
      const credited = touches.filter(({ id }) => ids.has(id));
      expect(new Set(credited.map((one) => one.visitorId ?? one.id)).size).toBe(1);
      const [alike = ""] = conversion.fingerprints;
      const own = { kind: "click", publisherId: "p1", atMs: conversion.atMs } as const;
      const other: Touch = { ...own, id: "another", visitorId: "v3", fingerprint: alike };
      const contested = attribute(guess, conversion, [...touches, other]);
      expect(contested.kind).toBe("unattributed");
    }),
    { numRuns: 2_000 },
  );
});

test("a view is credited only where no click of the conversion's is within its window", () => {
  fc.assert(
    fc.property(policy, someCase, (drawn, { conversion, touches }) => {
      const decided = attribute(drawn, conversion, touches);
      if (decided.kind === "unattributed" || !decided.isViewThrough) return;
      const clicks = touches.filter(({ kind }) => kind === "click");
      const withoutViews = attribute(drawn, conversion, clicks);
      const isNamedView = conversion.namedClick?.kind === "view";
      if (!isNamedView) expect(withoutViews.kind).toBe("unattributed");
      const kindOf = new Map(touches.map(({ id, kind }) => [id, kind]));
      for (const { touchId } of decided.shares) expect(kindOf.get(touchId ?? "")).toBe("view");
    }),
    { numRuns: 2_000 },
  );
});

test("under last click a conversion before its click row is attributed as one after it", () => {
  fc.assert(
    fc.property(policy, someCase, (drawn, { conversion, touches }) => {
      const last: AttributionPolicy = { ...drawn, model: { kind: "last" }, rungs: ["click-id"] };
      const { namedClick } = conversion;
      if (namedClick?.kind !== "click") return;
      const early = { ...conversion, namedClick: { ...namedClick, visitorId: null } };
      const before = touches.filter(({ id }) => id !== namedClick.id);
      const decided = attribute(last, conversion, touches);
      const ahead = attribute(last, early, before);
      const sharesOf = (attribution: typeof decided) =>
        attribution.kind === "attributed" ? attribution.shares : attribution.reason;
      expect(sharesOf(ahead)).toEqual(sharesOf(decided));
    }),
    { numRuns: 2_000 },
  );
});
