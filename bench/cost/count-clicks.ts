import { messagesOf, tenLinks } from "./cost-traffic.ts";
import { addUsage, takeUsage } from "./cost-workers.ts";
import { type CostWorld, withCostWorld } from "./cost-world.ts";
import type { Shape } from "./shapes.ts";
import { storeMessages } from "./store-messages.ts";
import { scaleUsage, type Usage } from "./usage.ts";

const DAY_MS = 86_400_000;
/** At least so many of each shape. */
const CLICKS = 1_600;
const DELIVERIES = 2;

export type Counted = {
  /** Of a click, by the shape's name: storing it, and forgetting its batch. */
  readonly clicks: ReadonlyMap<string, Usage>;
  /** What of that comes later: forgetting. */
  readonly forgetting: ReadonlyMap<string, Usage>;
  /** Of all clicks, when they have had their time: deleting rows, and counting their hour again. */
  readonly ending: Usage;
  readonly stored: number;
  /** Bytes in EVENTS that a click takes while it is hot. */
  readonly bytesAClick: number;
  /** Of a run of the schedule that finds nothing to do. */
  readonly idleSchedule: Usage;
};

/** Stores clicks of every shape in a workspace that keeps them for so many days, and goes on until all is deleted again. */
export function countClicks(shapes: readonly Shape[], hotWindowDays: number): Promise<Counted> {
  return withCostWorld(hotWindowDays, async (world) => {
    const before = await databaseBytes(world);
    const stored = new Map<string, Stored>();
    for (const [i, shape] of shapes.entries()) stored.set(shape.name, await store(world, shape, i));
    const all = [...stored.values()];
    const sum = (of: (own: Stored) => number) => all.reduce((total, own) => total + of(own), 0);
    const bytesAClick =
      ((await databaseBytes(world)) - before) / sum(({ clicks, warmUp }) => clicks + warmUp);
    const rowsAnswered = all
      .filter(({ targets }) => targets === tenLinks)
      .reduce((rows, { usage }) => rows + rowsOf(usage), 0);
    const share = rowsOf(await countForgetting(world)) / rowsAnswered;
    const { deleting, idleSchedule } = await countDeleting(world, hotWindowDays);
    const forgetting = new Map(
      [...stored].map(([name, { usage, messages, clicks }]): [string, Usage] => {
        const later = { objectRowsWritten: rowsOf(usage) * share, d1RowsWritten: messages };
        return [name, scaleUsage(later, 1 / clicks)];
      }),
    );
    const perShape = [...stored].map(([name, { usage, clicks }]): [string, Usage] => [
      name,
      addUsage(scaleUsage(usage, 1 / clicks), forgetting.get(name) ?? {}),
    ]);
    // The ledger of batches is as long as there were messages; it is counted with them.
    const ledger = {
      d1RowsWritten: -sum(({ messages, warmUpMessages }) => messages + warmUpMessages),
    };
    return {
      clicks: new Map(perShape),
      forgetting,
      ending: addUsage(deleting, ledger),
      stored: sum(({ clicks, warmUp }) => clicks + warmUp),
      bytesAClick,
      idleSchedule,
    };
  });
}

type Stored = {
  readonly usage: Usage;
  readonly clicks: number;
  readonly messages: number;
  /** What came before that was counted: it made buckets and windows. */
  readonly warmUp: number;
  readonly warmUpMessages: number;
  readonly targets: Shape["targets"];
};

async function store(world: CostWorld, shape: Shape, burst: number): Promise<Stored> {
  const { clicksAMessage, messagesADelivery, targets } = shape;
  const aDelivery = clicksAMessage * messagesADelivery;
  const deliveries = Math.max(DELIVERIES, Math.ceil(CLICKS / aDelivery));
  const messages = deliveries * messagesADelivery;
  const { workspaceId } = world;
  const asked = { workspaceId, clicksAMessage, burst, targets };
  const packed = messagesOf({ ...asked, messages: messages + messagesADelivery });
  await storeMessages(world, packed.slice(0, messagesADelivery), messagesADelivery);
  await takeUsage(world.workers);
  await storeMessages(world, packed.slice(messagesADelivery), messagesADelivery);
  const usage = await takeUsage(world.workers);
  const clicks = messages * clicksAMessage;
  return { usage, clicks, messages, warmUp: aDelivery, warmUpMessages: messagesADelivery, targets };
}

/** The window of the campaign with ten links forgets what no queue delivers any more. */
async function countForgetting(world: CostWorld): Promise<Usage> {
  await advance(world, 3 * DAY_MS);
  const body = JSON.stringify([`${world.workspaceId}:${tenLinks[0]?.campaignId}`]);
  await fetch(world.workers.origins.consumer, { method: "POST", body });
  return takeUsage(world.workers);
}

/** The schedule, from the day on which everything has had its time, until nothing is left to do. */
async function countDeleting(world: CostWorld, hotWindowDays: number) {
  await advance(world, (Math.max(31, hotWindowDays) + 2) * DAY_MS);
  const runs: Usage[] = [];
  do runs.push(await runSchedule(world));
  while (rowsOf(runs.at(-1) ?? {}, "d1RowsWritten") > 0);
  const idleSchedule = runs.at(-1) ?? {};
  const busy = runs.slice(0, -1).reduce(addUsage, {});
  const deleting = addUsage(busy, scaleUsage(idleSchedule, 1 - runs.length));
  return { deleting, idleSchedule };
}

export async function runSchedule({ workers }: CostWorld): Promise<Usage> {
  await workers.consumer.scheduled({});
  return takeUsage(workers);
}

export async function advance({ workers }: CostWorld, laterMs: number): Promise<void> {
  const { tracker, "tracker-all": all, consumer } = workers.origins;
  for (const origin of [tracker, all, consumer]) await fetch(`${origin}/advance?ms=${laterMs}`);
}

function rowsOf(usage: Usage, name = "objectRowsWritten"): number {
  return usage[name] ?? 0;
}

async function databaseBytes({ workers }: CostWorld): Promise<number> {
  const { meta } = await workers.events.prepare("SELECT 1").run();
  return meta.size_after;
}
