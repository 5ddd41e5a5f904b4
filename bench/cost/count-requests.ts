import { addUsage, takeUsage } from "./cost-workers.ts";
import { type CostWorld, withCostWorld } from "./cost-world.ts";
import { advance, runSchedule } from "./count-clicks.ts";
import { storeMessages } from "./store-messages.ts";
import { scaleUsage, type Usage } from "./usage.ts";
import { convert, takeMessages, visit } from "./visit.ts";

/** Rounds of clicks, and reports of each kind. */
const ROUNDS = 6;
const REPORTS = 32;
const HOUR_MS = 3_600_000;

export type CountedRequests = {
  /** Of a click by its way through the trackers, by how many were packed together. */
  readonly clicks: ReadonlyMap<number, Usage>;
  /** Snapshots that these links need. */
  readonly keys: number;
  /** Of a report of a new result, alone and with others, with its lines in the log. */
  readonly alone: Usage;
  readonly together: Usage;
};

/** Clicks and results from the first request on. */
export function countRequests(packings: readonly number[]): Promise<CountedRequests> {
  return withCostWorld(30, async (world) => {
    for (const _ of world.slugs) await visit(world, world.slugs.length, 1);
    const { kvReads: keys = 0 } = await takeUsage(world.workers);
    const clicks = new Map<number, Usage>();
    let ids: readonly string[] = [];
    for (const packing of packings) {
      const own = await visit(world, ROUNDS, packing);
      clicks.set(packing, scaleUsage(await takeUsage(world.workers), 1 / own.length));
      ids = [...ids, ...own];
    }
    await storeMessages(world, await takeMessages(world), 40);
    await takeUsage(world.workers);
    // No report may come as soon as its click.
    await advance(world, HOUR_MS);
    await runSchedule(world);
    const idle = await runSchedule(world);
    const report = async (from: number, atOnce: number) => {
      await convert(world, ids.slice(from, from + REPORTS), atOnce);
      const usage = addUsage(await takeUsage(world.workers), await drain(world, idle));
      return scaleUsage(usage, 1 / REPORTS);
    };
    return { clicks, keys, alone: await report(0, 1), together: await report(REPORTS, REPORTS) };
  });
}

/** What the schedule has to do with results, more than it does anyway. */
async function drain(world: CostWorld, idle: Usage): Promise<Usage> {
  return addUsage(await runSchedule(world), scaleUsage(idle, -1));
}
