import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { CORPUS, runSchedules, SEEDED_BUGS } from "./index.ts";

const threads = availableParallelism();
/** Many times as many as the rarest of the seeded bugs has needed so far. */
const ENOUGH_FOR_A_BUG = 20_000;

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

test.each(SEEDED_BUGS)("it is found where $name", async (bug) => {
  const options = { from: 1, schedules: ENOUGH_FOR_A_BUG, threads, changes: [bug], enough: 1 };
  const { failed } = await runSchedules(options);
  expect(failed.length).toBeGreaterThan(0);
});
