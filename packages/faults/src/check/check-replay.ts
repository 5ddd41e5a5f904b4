import { appendLog } from "@cleverdrip/consumer/src/log/append-log.ts";
import { drainJournal } from "@cleverdrip/consumer/src/log/drain-journal.ts";
import { sumDays } from "@cleverdrip/consumer/src/schedule/sum-days.ts";
import { replayLog } from "@cleverdrip/consumer/src/replay/replay-log.ts";
import type { ReplayAnswer } from "@cleverdrip/contract";
import { localDay } from "@cleverdrip/core";
import { WORKSPACES } from "../scenario/control.ts";
import { d1Over, type Line } from "../stores/d1.ts";
import { r2Over } from "../stores/r2.ts";
import type { World } from "../world/world.ts";
import { differingBooks, readBooks } from "./books.ts";

/** Nothing goes wrong any more. */
const direct: Line = async (work) => work();

/**
 * I12: the log makes the same facts, entries, buckets and hashes in empty databases, and nothing more when it is replayed
 * twice. The databases are those of the log afterwards.
 */
export async function checkReplay(
  world: World,
  { isTwice, isSummed }: { readonly isTwice: boolean; readonly isSummed: boolean },
): Promise<readonly string[]> {
  const { events, log, stage } = world;
  const db = d1Over(events, direct);
  const bucket = r2Over(log, direct, stage.loop.nowMs);
  const drain = { eventsOf: () => db, appendLog: appendLog.bind(null, bucket) };
  while ((await drainJournal("EVENTS", drain)) > 0);
  if (isSummed) await sumAll(world, db);
  const before = readBooks(events);
  events.undo();
  events.begin();
  // Every other time the days are taken for summed already: then it is triggers that keep the totals.
  if (isSummed && isTwice) beginSummed(world);
  const problems = [...(await replay(world, db, bucket)).problems];
  if (isSummed && !isTwice) await sumAll(world, db);
  const after = readBooks(events);
  problems.push(...differingBooks(before, after));
  if (isTwice) {
    const { problems: more, written } = await replay(world, db, bucket);
    if (written > 0) problems.push(`${written} facts are written once more`);
    problems.push(...more, ...differingBooks(after, readBooks(events)));
  }
  return problems.map((problem) => `I12 ${problem}`);
}

/** As the schedule does once the days are over. */
async function sumAll({ prepared, stage }: World, db: D1Database): Promise<void> {
  const { timezone } = prepared.scenario;
  const deps = { eventsOf: () => db, nowMs: stage.loop.nowMs() + LATER_MS };
  for (const id of WORKSPACES) await sumDays({ id, timezone, eventsShard: "EVENTS" }, deps);
}

function beginSummed({ events, prepared, stage }: World): void {
  const today = localDay(prepared.scenario.timezone, stage.loop.nowMs() + LATER_MS);
  for (const workspaceId of WORKSPACES)
    events.execute("INSERT INTO totals_until (workspace_id, day) VALUES (?, ?)", [
      workspaceId,
      today,
    ]);
}

/** Clocks are up to two hours off: by then every day that has something is over. */
const LATER_MS = 2 * 86_400_000;

async function replay({ log, prepared, stage, newAttempt }: World, db: D1Database, r2: R2Bucket) {
  const problems: string[] = [];
  let written = 0;
  const control = d1Over(prepared.control, direct);
  const deps = {
    ...prepared.reads,
    eventsOf: () => db,
    log: r2,
    appendLog: appendLog.bind(null, r2),
    takeLogged: () => Promise.reject(new Error("no report is given again")),
  };
  for (const workspaceId of WORKSPACES) {
    const own = [...log].filter(([key]) => key.startsWith(workspaceId));
    if (own.length === 0) continue;
    for (const [fromMs, toMs] of rangesOf(own.map(([, { customMetadata }]) => customMetadata))) {
      const asked = { workspaceId, fromMs, toMs, isDry: false, cursor: null };
      for (let cursor: ReplayAnswer["next"] = null; ;) {
        const now = { nowMs: stage.loop.nowMs(), attempt: newAttempt() };
        const answer = await replayLog({ ...asked, cursor }, control, { ...deps, ...now });
        problems.push(...answer.problems);
        written += answer.stored + answer.applied;
        cursor = answer.next;
        if (cursor === null) break;
      }
    }
  }
  return { problems, written };
}

const APART_MS = 6 * 3_600_000;

/** The times that there is anything of, one after the other: a replay looks for each hour of what it is asked for. */
function rangesOf(
  segments: readonly Readonly<Record<string, string>>[],
): readonly (readonly [fromMs: number, toMs: number])[] {
  const ranges: [number, number][] = [];
  const times = segments.map(({ from, to }): [number, number] => [Number(from), Number(to) + 1]);
  for (const [fromMs, toMs] of times.toSorted(([a], [b]) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && fromMs < last[1] + APART_MS) last[1] = Math.max(last[1], toMs);
    else ranges.push([fromMs, toMs]);
  }
  return ranges;
}
