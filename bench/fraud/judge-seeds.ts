import { Worker } from "node:worker_threads";
import type { JudgedSeed } from "./judge-seed.ts";

/** A file takes most of a gigabyte while it is judged. */
const AT_ONCE = 2;

/** Each seed in a thread of its own, in the order that was asked for. `judge`: the path of another detector. */
export async function judgeSeeds(
  seeds: readonly string[],
  judge: string | null,
  onSeed: (judged: JudgedSeed) => void,
): Promise<readonly JudgedSeed[]> {
  const done = new Map<string, JudgedSeed>();
  const waiting = [...seeds];
  async function work(): Promise<void> {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const judged = await judgeInThread(seed, judge);
      done.set(seed, judged);
      onSeed(judged);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return seeds.flatMap((seed) => done.get(seed) ?? []);
}

function judgeInThread(seed: string, judge: string | null): Promise<JudgedSeed> {
  const { promise, resolve, reject } = Promise.withResolvers<JudgedSeed>();
  const thread = new Worker(new URL("seed-thread.ts", import.meta.url), {
    workerData: { seed, judge },
  });
  // As seed-thread.ts sends it.
  thread.once("message", (judged: JudgedSeed) => resolve(judged));
  thread.once("error", reject);
  thread.once("exit", () => reject(new Error(`Seed ${seed} was not judged.`)));
  return promise;
}
