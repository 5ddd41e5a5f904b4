import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { CORPUS, runSchedules } from "./index.ts";

const threads = availableParallelism();

test("what went wrong once does not go wrong again", async () => {
  for (const { seed, caught } of CORPUS) {
    const { failed } = await runSchedules({ from: seed, schedules: 1, threads: 1 });
    expect(failed, caught).toEqual([]);
  }
});

test("100,000 schedules of faults leave every invariant as it is", async () => {
  const { failed, schedules, seconds } = await runSchedules({
    from: 1,
    schedules: 100_000,
    threads,
  });
  console.log(`${schedules} schedules in ${seconds.toFixed(1)} s`);
  expect(failed).toEqual([]);
  expect(schedules).toBe(100_000);
});

test("a seed gives the same schedule every time, whatever ran before it", async () => {
  const one = await runSchedules({ from: 7, schedules: 6, threads: 1, isTraced: true });
  const other = await runSchedules({ from: 1, schedules: 12, threads: 1, isTraced: true });
  expect(other.failed.slice(6)).toEqual(one.failed);
});
