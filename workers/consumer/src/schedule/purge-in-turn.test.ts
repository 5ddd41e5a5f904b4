import { expect, test, vi } from "vitest";
import { purgeInTurn, type PurgeTask } from "./purge-in-turn.ts";

/** Deletes that many rows, one a step, and writes its name down each time. */
function task(subject: string, rows: number, done: string[]): PurgeTask {
  let left = rows;
  const step = async () => {
    if (left === 0) return null;
    left -= 1;
    done.push(subject);
    return 1;
  };
  return { subject, steps: [step] };
}

test("workspaces take turns, so that one with much to delete keeps nobody waiting", async () => {
  const done: string[] = [];
  const tasks = [task("flood", 4, done), task("small", 1, done), task("other", 2, done)];
  expect(await purgeInTurn(tasks, { nowMs: 0, clockMs: () => 0 })).toBe(7);
  expect(done).toEqual(["flood", "small", "other", "flood", "other", "flood", "flood"]);
});

test("the next run begins with the next workspace", async () => {
  const done: string[] = [];
  const tasks = [task("a", 1, done), task("b", 1, done)];
  await purgeInTurn(tasks, { nowMs: 300_000, clockMs: () => 0 });
  expect(done).toEqual(["b", "a"]);
});

test("a run ends when its time is over, and takes at most 20 steps of a kind", async () => {
  const done: string[] = [];
  let nowMs = 0;
  const clockMs = () => (nowMs += 6_000);
  expect(await purgeInTurn([task("a", 50, done)], { nowMs: 0, clockMs })).toBe(3);
  expect(await purgeInTurn([task("b", 50, done)], { nowMs: 0, clockMs: () => 0 })).toBe(20);
});

test("a step that fails ends its own workspace alone", async () => {
  const done: string[] = [];
  const log = vi.spyOn(console, "error").mockReturnValue(undefined);
  const broken = { subject: "broken", steps: [() => Promise.reject(new Error("D1 is away"))] };
  expect(await purgeInTurn([broken, task("a", 2, done)], { nowMs: 0, clockMs: () => 0 })).toBe(2);
  expect(log).toHaveBeenCalledWith(expect.objectContaining({ subject: "broken" }));
});
