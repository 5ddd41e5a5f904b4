import { createRandom, isChance, pick } from "@cleverdrip/simulator";
import { checkAll } from "./check/check-all.ts";
import { checkGone, checkKept, readKept } from "./check/check-kept.ts";
import { checkReplay } from "./check/check-replay.ts";
import { createRecord } from "./model/record.ts";
import { actOut } from "./plan/act.ts";
import { drawPlan } from "./plan/plan.ts";
import type { Outcome } from "./protocol.ts";
import type { Prepared } from "./scenario/prepare.ts";
import { drawRates } from "./stage/fault-rates.ts";
import { settled } from "./stage/event-loop.ts";
import { enterLoop } from "./stage/globals.ts";
import { createStage } from "./stage/stage.ts";
import type { Plans } from "./stores/plans.ts";
import type { Sqlite } from "./stores/sqlite.ts";
import { runHousekeeping } from "./world/housekeeping.ts";
import { storeWhatIsLeft } from "./world/tracker.ts";
import { createWorld, type World } from "./world/world.ts";

/** What schedules run in, one after the other: databases that are as new for each of them. */
export type Ground = {
  readonly prepared: readonly Prepared[];
  readonly events: Sqlite;
  /** Of the statements of all schedules. */
  readonly plans: Plans;
  readonly storageOf: (name: string) => Sqlite;
};

/** More than this happens in no schedule that ever comes to rest. */
const MOST_EVENTS = 20_000;

export async function runOne(ground: Ground, seed: number, isTraced: boolean): Promise<Outcome> {
  const random = createRandom(`schedule ${seed}`);
  const prepared = pick(
    random,
    ground.prepared.map((value) => ({ value, weight: value.scenario.weight })),
  );
  const trace: string[] = [];
  const rates = drawRates(random);
  const { startMs } = prepared.scenario;
  const stage = createStage({
    random,
    startMs,
    rates,
    trace: isTraced
      ? (line) => trace.push(`${stage.loop.nowMs() - startMs} ${line}`)
      : () => undefined,
  });
  enterLoop(stage.loop);
  const { events, plans } = ground;
  const { storageOf, undo } = beginIn(ground);
  const world = createWorld({
    stage,
    prepared,
    record: createRecord(),
    events,
    plans,
    storageOf,
    rates,
  });
  try {
    const isAtRest = await play(world, seed);
    const violations = isAtRest ? await judge(world, seed) : ["it does not come to rest"];
    return { seed, scenario: prepared.scenario.name, violations, trace };
  } finally {
    stage.close();
    await settled();
    undo();
  }
}

/** Of the windows' databases those that the schedule uses. */
function beginIn({ events, storageOf }: Ground) {
  const begun = new Set([events]);
  events.begin();
  return {
    storageOf(name: string): Sqlite {
      const own = storageOf(name);
      if (!begun.has(own)) own.begin();
      begun.add(own);
      return own;
    },
    undo: () => begun.forEach((db) => db.undo()),
  };
}

async function play(world: World, seed: number): Promise<boolean> {
  const { stage } = world;
  // Of its own stream: a plan stays the same when the code makes other calls than before.
  const plan = drawPlan(createRandom(`plan ${seed}`), world.prepared);
  actOut(world, plan);
  const lastMs = plan.reduce((latest, { atMs }) => Math.max(latest, atMs), 0);
  await stage.loop.runUntil(lastMs + 2_000);
  stage.heal();
  world.receiver.isDown = false;
  return comeToSettle(world);
}

/** To rest, and past the days and periods after which more follows. */
async function comeToSettle(world: World): Promise<boolean> {
  const { loop } = world.stage;
  if (!(await comeToRest(world))) return false;
  for (let i = 0; i < MOST_RUNS && isUnsettled(world); i += 1) {
    await loop.runUntil(loop.nowMs() + 2 * 86_400_000);
    void runHousekeeping(world);
    if (!(await comeToRest(world))) return false;
  }
  return true;
}

/** Some are looked at once more when all that is only kept for a while is gone, some when the log was replayed. */
async function judge(world: World, seed: number): Promise<readonly string[]> {
  const violations = checkAll(world);
  if (violations.length > 0) return violations;
  if (seed % REPLAYED_EVERY === 0 && world.stage.troubles() > 0)
    return judgeReplay(world, seed / REPLAYED_EVERY);
  if (!isChance(world.stage.random, RETIRED_SHARE)) return violations;
  const before = readKept(world);
  await world.stage.loop.runUntil(world.stage.loop.nowMs() + RETIRED_AFTER_MS);
  void runHousekeeping(world);
  if (!(await comeToRest(world))) return ["housekeeping does not come to rest"];
  return [...checkKept(before, readKept(world)), ...checkGone(world)];
}

async function judgeReplay(world: World, count: number): Promise<readonly string[]> {
  world.stage.loop.after(0, () => storeWhatIsLeft(world));
  if (!(await comeToSettle(world))) return ["what is left does not come to rest"];
  const failed = (error: unknown) => [`I12 the replay ends with ${String(error)}`];
  const how = { isTwice: count % 2 === 0, isSummed: count % 3 === 0 };
  return checkReplay(world, how).catch(failed);
}

/** Of those in which something went wrong: a replay takes about as long as a schedule. */
const REPLAYED_EVERY = 12;
const RETIRED_SHARE = 0.03;
/** Longer than anything is kept that is not kept for ever. */
const RETIRED_AFTER_MS = 100 * 86_400_000;

/** Enough for what waits for the next run of something that waits for a run itself. */
const MOST_RUNS = 3;

/** Days that are over are to be settled, holding periods to end, deliveries that nobody brought to come again. */
function isUnsettled({ events, prepared: { scenario } }: World): boolean {
  const isTrue = (sql: string) => events.execute(sql, []).results.length > 0;
  const { cpcMicros, isTold, events: kinds } = scenario;
  return (
    (cpcMicros !== null &&
      isTrue("SELECT 1 FROM click_earnings WHERE earned_micros <> settled_micros")) ||
    (isTold && isTrue("SELECT 1 FROM deliveries WHERE state = 'pending'")) ||
    (kinds.some(({ holdDays }) => holdDays > 0) &&
      isTrue("SELECT 1 FROM conversions WHERE status = 'hold' AND reason = 'H_HOLD_PERIOD'"))
  );
}

async function comeToRest({ stage: { loop } }: World): Promise<boolean> {
  for (let i = 0; i < MOST_EVENTS; i += 1) {
    const nextMs = loop.nextMs();
    if (nextMs === null) return true;
    await loop.runUntil(nextMs);
  }
  return false;
}
