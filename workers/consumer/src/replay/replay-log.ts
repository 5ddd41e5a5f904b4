import type { ReplayAnswer, ReplayAsked, ReplayCursor } from "@cleverdrip/contract";
import { readRules, type RuleSet } from "@cleverdrip/core";
import {
  beginReplaying,
  endReplaying,
  goOnReplaying,
  listWorkspaceSettings,
  readWorkspaceSettings,
  sumHours,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { drainJournal } from "../log/drain-journal.ts";
import { listSegments } from "../log/read-log.ts";
import { compareDry } from "./compare-dry.ts";
import { compareJournal } from "./compare-journal.ts";
import { replayClicks } from "./replay-clicks.ts";
import type { ReplayDeps, ReplayLogDeps, ReplayRange } from "./replay-deps.ts";
import { replayJournal } from "./replay-journal.ts";
import { replayReports } from "./replay-reports.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Hours of clicks of one step. */
const HOURS = 4;
/** Whoever replays asks for the next step by then; until then the schedule decides nothing by what is there so far. */
const GOES_ON_MS = 600_000;
/** As long as the batch ledger knows what is stored, less a day. */
const LEDGER_MS = 29 * DAY_MS;

const NOTHING = {
  hours: 0,
  stored: 0,
  applied: 0,
  known: 0,
  problems: [],
  campaigns: [],
  results: [],
  next: null,
} satisfies ReplayAnswer;

/**
 * A step of a replay: first the ledger's entries that belong to no conversion, then hour by hour the clicks, then in their
 * order the changes of conversions and money. Dry, hour by hour what the log counts and what is counted at present, and by
 * a rule set what would be; then what would change of results. What waits in the journal goes into the log first. To be
 * asked again with `next`.
 */
export async function replayLog(
  asked: ReplayAsked,
  control: D1Database,
  deps: ReplayLogDeps,
): Promise<ReplayAnswer> {
  const workspace = await workspaceOf(asked, control);
  if (workspace === null) return NOTHING;
  const range = {
    workspace,
    fromMs: Math.floor(asked.fromMs / HOUR_MS) * HOUR_MS,
    toMs: Math.ceil(asked.toMs / HOUR_MS) * HOUR_MS,
  };
  const known = isOf(asked.cursor, workspace);
  const cursor = known ?? firstOf(range, asked);
  const db = deps.eventsOf(workspace.eventsShard);
  const untilMs = deps.nowMs + GOES_ON_MS;
  if (known === null) await drainJournal(workspace.eventsShard, deps);
  // Neither a comparison nor reports decide anything by what is there so far.
  const isMaking = !asked.isDry && cursor.phase !== "reports";
  if (isMaking && known === null) await begin(range, untilMs, db);
  const { wasEmpty } = isMaking
    ? await goOnReplaying(db, workspace.id, untilMs)
    : { wasEmpty: false };
  const answer = await step({ ...range, wasEmpty }, cursor, asked, deps);
  if (isMaking && answer.next === null) await endReplaying(db, workspace.id);
  if (answer.next !== null || asked.workspaceId !== null) return answer;
  // The end of a workspace: where all were asked for, the next one begins.
  return {
    ...answer,
    next: { ...cursor, phase: "journal", atMs: range.toMs, seq: Number.MAX_SAFE_INTEGER },
  };
}

function isOf(cursor: ReplayCursor | null, { id }: WorkspaceSettings): ReplayCursor | null {
  return cursor?.workspaceId === id && !isAtEnd(cursor) ? cursor : null;
}

function isAtEnd({ seq }: ReplayCursor): boolean {
  return seq === Number.MAX_SAFE_INTEGER;
}

async function workspaceOf(
  { workspaceId, cursor }: ReplayAsked,
  control: D1Database,
): Promise<WorkspaceSettings | null> {
  if (workspaceId !== null) return readWorkspaceSettings(control, workspaceId);
  const own =
    cursor === null || isAtEnd(cursor)
      ? null
      : await readWorkspaceSettings(control, cursor.workspaceId);
  if (own !== null) return own;
  const [next = null] = await listWorkspaceSettings(control, cursor?.workspaceId ?? "", 1);
  return next;
}

async function begin(
  { workspace, fromMs, toMs }: ReplayRange,
  untilMs: number,
  db: D1Database,
): Promise<void> {
  const buckets = await sumHours(db, workspace.id, fromMs, toMs);
  const isEmpty = buckets.every(({ grossClicks, impressions }) => grossClicks + impressions === 0);
  await beginReplaying(db, { workspaceId: workspace.id, fromMs, toMs, isEmpty, untilMs });
}

function firstOf(
  { workspace, fromMs }: ReplayRange,
  { isDry, reports = false }: Pick<ReplayAsked, "isDry" | "reports">,
): ReplayCursor {
  const phase = reports ? "reports" : isDry ? "clicks" : "entries";
  return { workspaceId: workspace.id, phase, atMs: fromMs, seq: 0 };
}

async function step(
  range: ReplayRange & { readonly wasEmpty: boolean },
  cursor: ReplayCursor,
  { isDry, rules }: Pick<ReplayAsked, "isDry" | "rules">,
  deps: ReplayLogDeps,
): Promise<ReplayAnswer> {
  if (cursor.phase === "reports") {
    const done = await replayReports(range, cursor, deps);
    const hours = done.next?.atMs === cursor.atMs ? 0 : 1;
    return { ...NOTHING, ...done, hours, problems: [...done.problems] };
  }
  const ruleSet = rules === undefined ? null : readRules(rules);
  if (cursor.phase !== "clicks") return journalStep(range, cursor, isDry, ruleSet, deps);
  const toMs = Math.min(cursor.atMs + HOURS * HOUR_MS, range.toMs);
  const hours = Math.max(0, toMs - cursor.atMs) / HOUR_MS;
  const part = { ...range, fromMs: cursor.atMs, toMs };
  const isMore = toMs < range.toMs;
  const next: ReplayCursor = isMore
    ? { ...cursor, atMs: toMs }
    : { ...cursor, phase: "journal", seq: 0 };
  if (isDry) return { ...NOTHING, ...(await compareDry(part, ruleSet, deps)), hours, next };
  if (!range.wasEmpty && toMs < deps.nowMs - LEDGER_MS) {
    const left = await listSegments(deps.log, range.workspace.id, "clicks", part);
    return { ...NOTHING, hours, problems: left.length === 0 ? [] : [tooOld(part)], next };
  }
  const done = await replayClicks(part, deps);
  return { ...NOTHING, ...done, hours, problems: [...done.problems], next };
}

async function journalStep(
  range: ReplayRange,
  cursor: ReplayCursor,
  isDry: boolean,
  rules: RuleSet | null,
  deps: ReplayDeps,
): Promise<ReplayAnswer> {
  if (isDry) {
    const { nextSeq, ...found } = await compareJournal(range, cursor.seq, rules, deps);
    const next = nextSeq === null ? null : { ...cursor, seq: nextSeq };
    return { ...NOTHING, ...found, problems: [...found.problems], next };
  }
  const part = cursor.phase === "entries" ? "entries" : "all";
  const { nextSeq, ...done } = await replayJournal(range, cursor.seq, part, deps);
  const after = part === "entries" ? ({ ...cursor, phase: "clicks", seq: 0 } as const) : null;
  const next = nextSeq === null ? after : { ...cursor, seq: nextSeq };
  return { ...NOTHING, ...done, problems: [...done.problems], next };
}

function tooOld({ workspace, fromMs, toMs }: ReplayRange): string {
  const [from, to] = [fromMs, toMs].map((atMs) => new Date(atMs).toISOString().slice(0, 13));
  return `${workspace.id}: clicks from ${from} to ${to} are left out, because nobody knows any more which of them are stored; they can be replayed into an empty database`;
}
