import { expect, test } from "vitest";
import { beginAttempt, giveUp, judgeTurn, nextAttempt, startProgress } from "../index.ts";
import { CLOSED_BREAKER, type Breaker } from "./breaker.ts";

const HOUR_MS = 3_600_000;
const START = startProgress(1_000);
const WELL = { disabledReason: null, breaker: CLOSED_BREAKER };
const RESTING: Breaker = { ...CLOSED_BREAKER, state: "open", retryAtMs: 500_000 };

test("a new delivery goes at once", () => {
  expect(judgeTurn(START, WELL, 1_000)).toEqual({ kind: "go", probe: null });
});

test("what is delivered or failed is over, whatever its endpoint does", () => {
  const off = { ...WELL, disabledReason: "it is gone" };
  const done = nextAttempt(START, { kind: "delivered", status: 200 }, 1_000, 0);
  expect(judgeTurn(done, off, 1_000).kind).toBe("over");
  expect(judgeTurn(giveUp(START, "no"), WELL, 1_000).kind).toBe("over");
});

test("before its time it waits, to the millisecond", () => {
  const later = { ...START, dueAtMs: 6_000 };
  expect(judgeTurn(later, WELL, 5_999)).toEqual({ kind: "wait", untilMs: 6_000, why: "early" });
  expect(judgeTurn(later, WELL, 6_000).kind).toBe("go");
});

test("an attempt under way is left alone until its lease is over, and is then known to be interrupted", () => {
  const begun = beginAttempt(START, 1_000);
  expect(judgeTurn(begun, WELL, 30_999)).toEqual({ kind: "wait", untilMs: 31_000, why: "busy" });
  expect(judgeTurn(begun, WELL, 31_000).kind).toBe("interrupted");
});

test("an endpoint that was switched off fails what still waits for it, with the reason", () => {
  const turn = judgeTurn(START, { ...WELL, disabledReason: "It answered 410." }, 1_000);
  expect(turn).toEqual({
    kind: "give-up",
    reason: "The endpoint is switched off: It answered 410.",
  });
});

test("a resting endpoint is not sent to until it has rested, and then by one probe", () => {
  const endpoint = { ...WELL, breaker: RESTING };
  expect(judgeTurn(START, endpoint, 1_000)).toEqual({
    kind: "wait",
    untilMs: 500_000,
    why: "resting",
  });
  const turn = judgeTurn(START, endpoint, 500_000);
  expect(turn.kind === "go" && turn.probe).toMatchObject({ state: "half-open", version: 1 });
});

test("after 90 hours it ends, however long the endpoint would have to rest", () => {
  const endMs = 1_000 + 90 * HOUR_MS;
  const endpoint = { ...WELL, breaker: { ...RESTING, retryAtMs: endMs + 5 } };
  expect(judgeTurn(START, endpoint, endMs - 1)).toMatchObject({ kind: "wait", untilMs: endMs });
  expect(judgeTurn(START, endpoint, endMs).kind).toBe("give-up");
});
