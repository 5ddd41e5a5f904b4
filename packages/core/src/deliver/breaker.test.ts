import fc from "fast-check";
import { expect, test } from "vitest";
import { admitAttempt, afterAttempt, CLOSED_BREAKER, type Breaker } from "./breaker.ts";

function after(results: readonly boolean[], start = CLOSED_BREAKER, stepMs = 0): Breaker {
  return results.reduce((breaker, isWell, i) => afterAttempt(breaker, isWell, i * stepMs), start);
}

const times = (count: number, isWell: boolean) => Array<boolean>(count).fill(isWell);
const OPEN = after(times(5, false));

test("five failures in a row open it, four do not", () => {
  expect(after(times(4, false)).state).toBe("closed");
  expect(OPEN).toMatchObject({ state: "open", retryAtMs: 30_000, openings: 1 });
  expect(after([...times(4, false), true, ...times(4, false)]).state).toBe("closed");
});

test("half of twenty attempts in five minutes open it, though never five in a row", () => {
  const alternating = Array.from({ length: 20 }, (_, i) => i % 2 === 1);
  expect(after(alternating.slice(0, 18)).state).toBe("closed");
  expect(after(alternating).state).toBe("closed");
  expect(after([...alternating, false]).state).toBe("open");
  expect(after([...alternating, false], CLOSED_BREAKER, 60_000).state).toBe("closed");
});

test("an endpoint that is well costs no write", () => {
  expect(afterAttempt(CLOSED_BREAKER, true, 1)).toBe(CLOSED_BREAKER);
});

test("while open nothing passes; then one probe does, and the others wait for its answer", () => {
  expect(admitAttempt(OPEN, 29_999)).toEqual({ kind: "wait", untilMs: 30_000 });
  const admission = admitAttempt(OPEN, 30_000);
  if (admission.kind !== "probe") throw new Error("no probe was admitted");
  expect(admission.breaker.state).toBe("half-open");
  expect(admitAttempt(admission.breaker, 30_001)).toEqual({ kind: "wait", untilMs: 60_000 });
});

test("a probe that never comes back is followed by another", () => {
  const probing = admitAttempt(OPEN, 30_000);
  if (probing.kind !== "probe") throw new Error("no probe was admitted");
  expect(admitAttempt(probing.breaker, 60_000).kind).toBe("probe");
});

test("a good probe closes it, with nothing left of before but the version", () => {
  const probing = admitAttempt(OPEN, 30_000);
  if (probing.kind !== "probe") throw new Error("no probe was admitted");
  const closed = afterAttempt(probing.breaker, true, 30_100);
  expect(closed).toEqual({ ...CLOSED_BREAKER, version: probing.breaker.version + 1 });
});

test("each bad probe doubles the rest, up to half an hour", () => {
  let breaker = OPEN;
  const rests: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    const nowMs = breaker.retryAtMs;
    const probing = admitAttempt(breaker, nowMs);
    if (probing.kind !== "probe") throw new Error("no probe was admitted");
    breaker = afterAttempt(probing.breaker, false, nowMs);
    rests.push((breaker.retryAtMs - nowMs) / 1_000);
  }
  expect(rests).toEqual([60, 120, 240, 480, 960, 1800, 1800, 1800]);
});

test("a late failure of before it opened changes nothing, a late success closes it", () => {
  expect(afterAttempt(OPEN, false, 1)).toBe(OPEN);
  expect(afterAttempt(OPEN, true, 1).state).toBe("closed");
});

test("whatever happens, a change raises the version by one and a rest ends within half an hour", () => {
  const event = fc.record({ isWell: fc.boolean(), afterMs: fc.integer({ min: 0, max: 600_000 }) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      let breaker = CLOSED_BREAKER;
      let nowMs = 0;
      for (const { isWell, afterMs } of events) {
        nowMs += afterMs;
        const admission = admitAttempt(breaker, nowMs);
        const next = admission.kind === "probe" ? admission.breaker : breaker;
        const last = afterAttempt(next, isWell, nowMs);
        expect(next.version - breaker.version).toBe(next === breaker ? 0 : 1);
        expect(last.version - next.version).toBe(last === next ? 0 : 1);
        expect(last.retryAtMs - nowMs).toBeLessThanOrEqual(1_800_000);
        breaker = last;
      }
    }),
  );
});
