import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { countAttempt, forgetAttempts } from "./attempts.ts";

const RULE = { max: 2, windowMs: 1_000 };

test("attempts beyond the limit wait for the end of the window", async () => {
  const key = crypto.randomUUID();
  const wait = (nowMs: number) => countAttempt(env.CONTROL, key, RULE, nowMs);
  expect(await wait(10_000)).toBe(0);
  expect(await wait(10_100)).toBe(0);
  expect(await wait(10_200)).toBe(800);
  expect(await wait(11_000)).toBe(0);
});

test("attempts at once are all counted", async () => {
  const key = crypto.randomUUID();
  const waits = await Promise.all(
    Array.from({ length: 10 }, () => countAttempt(env.CONTROL, key, RULE, 20_000)),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(2);
});

test("keys are counted apart, and a forgotten one starts anew", async () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  for (let i = 0; i < 3; i += 1) await countAttempt(env.CONTROL, one, RULE, 30_000);
  expect(await countAttempt(env.CONTROL, other, RULE, 30_000)).toBe(0);
  await forgetAttempts(env.CONTROL, one);
  expect(await countAttempt(env.CONTROL, one, RULE, 30_000)).toBe(0);
});

test("windows that are over leave nothing behind", async () => {
  await countAttempt(env.CONTROL, "old", RULE, 40_000);
  await countAttempt(env.CONTROL, "new", RULE, 90_000);
  const left = await env.CONTROL.prepare(
    "SELECT count(*) AS n FROM attempts WHERE key = 'old'",
  ).first("n");
  expect(left).toBe(0);
});
