import {
  addToWindow,
  createTrafficWindow,
  judgeTraffic,
  LATE_HOLD_AFTER_MS,
  lateVerdict,
  windowEvidence,
  windowSteady,
  WINDOW_DAYS,
  type FraudAction,
  type SourceResult,
  type TrafficWindow,
  type WindowClick,
} from "@cleverdrip/core";
import { valid } from "@cleverdrip/evaluation/verdict";
import type { ConversionLine, TrafficLine } from "@cleverdrip/simulator";
import type { Verdict } from "../verdict.ts";
import {
  firstFoundMs,
  knownOfClick,
  knownOfResult,
  learn,
  learnSteady,
  NOTHING_KNOWN,
  type Known,
} from "./known.ts";
import { readClick, type ReadClick } from "./read-click.ts";
import { readResult } from "./read-result.ts";
import { forged, general, isDoubted, told, usualAction } from "./told.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The window judges as often; here all of it is judged every two hours, and the pace of clicks that often. */
const PACE_EVERY_MS = HOUR_MS / 12;
const JUDGE_EVERY_MS = 2 * HOUR_MS;
const RESULTS_EVERY_MS = 12 * HOUR_MS;
const UNDOUBTED: FraudAction = { mode: "off", blocks: false, score: 0, signals: [] };

type Result = {
  readonly line: ConversionLine;
  /** null: of a click that is nobody's. */
  readonly click: ReadClick | null;
  source: SourceResult | null;
  action: FraudAction;
  /** Since when it has been doubted without a break; null = it is not. */
  sinceMs: number | null;
  /** Since when something is found of it that came later than it could stop it by itself. */
  lateSinceMs: number | null;
};

export type Replay = {
  readonly take: (line: TrafficLine) => void;
  /** Judges a last time. */
  readonly end: () => void;
  readonly verdicts: () => readonly Verdict[];
  /** Whether nothing would follow if findings of these rules were not there. */
  readonly isValidWithout: (ref: string, rules: ReadonlySet<string>) => boolean;
};

/** All that is known at a moment of the file's time. */
type Stage = {
  readonly window: TrafficWindow;
  readonly clicks: Map<string, ReadClick>;
  readonly results: Map<string, Result>;
  readonly order: (ReadClick | Result)[];
  /** Clicks that the window was not given yet. */
  waiting: WindowClick[];
  /** Clicks came since the last judging. */
  hasClicks: boolean;
  /** Clicks by publisher. */
  readonly clicksOf: Map<string, number>;
  known: Known;
  nowMs: number;
  nextMs: number | null;
};

/** Plays a file into the product's window and judges it as time goes by. */
export function createReplay(): Replay {
  const stage: Stage = {
    window: createTrafficWindow(),
    clicks: new Map(),
    results: new Map(),
    order: [],
    waiting: [],
    hasClicks: false,
    clicksOf: new Map(),
    known: NOTHING_KNOWN,
    nowMs: 0,
    nextMs: null,
  };
  return {
    take: (line) => take(stage, line),
    end: () => judgeAll(stage),
    verdicts: () =>
      stage.order.map((one) => ("kept" in one ? clickVerdict(one, stage) : resultVerdict(one))),
    isValidWithout: (ref, rules) => isValidWithout(stage, ref, rules),
  };
}

function take(stage: Stage, line: TrafficLine): void {
  if (line.kind === "setup") return;
  pass(stage, line.atMs);
  if (line.kind === "click") takeClick(stage, readClick(line));
  else if (line.kind === "conversion") takeResult(stage, line);
  else if (line.outcome !== "approved") takeBack(stage, line.conversion);
}

/** Judges whenever it is time to before that moment. */
function pass(stage: Stage, atMs: number): void {
  let nextMs = stage.nextMs ?? Math.ceil((atMs + 1) / PACE_EVERY_MS) * PACE_EVERY_MS;
  for (; nextMs <= atMs; nextMs += PACE_EVERY_MS) {
    stage.nowMs = nextMs;
    if (isDue(stage, nextMs)) judgeAll(stage);
    else if (stage.waiting.length > 0) judgePace(stage);
  }
  stage.nextMs = nextMs;
  stage.nowMs = atMs;
}

/** What is said of results alone changes less. */
function isDue({ hasClicks }: Stage, nowMs: number): boolean {
  return nowMs % (hasClicks ? JUDGE_EVERY_MS : RESULTS_EVERY_MS) === 0;
}

function takeClick(stage: Stage, click: ReadClick): void {
  const { line, reason, kept } = click;
  stage.clicks.set(line.ref, click);
  stage.order.push(click);
  if (reason !== "OK") return;
  stage.waiting.push(kept);
  stage.hasClicks = true;
  stage.clicksOf.set(line.publisher, (stage.clicksOf.get(line.publisher) ?? 0) + 1);
}

function takeResult({ clicks, results, order, known }: Stage, line: ConversionLine): void {
  const click = clicks.get(line.click ?? line.rawClickId ?? "") ?? null;
  const source = click === null ? null : readResult(line, click);
  const action = source === null ? UNDOUBTED : usualAction(knownOfResult(source, known));
  const sinceMs = isDoubted(action) ? line.atMs : null;
  const result: Result = { line, click, source, action, sinceMs, lateSinceMs: null };
  results.set(line.ref, result);
  order.push(result);
}

function takeBack({ results }: Stage, ref: string): void {
  const result = results.get(ref);
  if (result === undefined || result.source === null) return;
  result.source = { ...result.source, isTakenBack: true };
}

function giveWaiting(stage: Stage): void {
  addToWindow(stage.window, stage.waiting);
  stage.waiting = [];
}

function judgeAll(stage: Stage): void {
  giveWaiting(stage);
  stage.hasClicks = false;
  const { window, results, nowMs } = stage;
  const sources = [...results.values()].flatMap(({ source }) => source ?? []);
  const recent = sources.filter(({ atMs }) => atMs >= nowMs - 2 * WINDOW_DAYS * DAY_MS);
  const judged = judgeTraffic({ ...windowEvidence(window), results: recent });
  stage.known = learn(stage.known, judged.findings, judged.knowledge, nowMs);
  for (const { id, atMs } of recent) {
    const result = results.get(id);
    if (result === undefined) continue;
    const isLate = atMs < nowMs - WINDOW_DAYS * DAY_MS;
    if (isLate && isDoubted(result.action)) continue;
    const verdict = judged.results.get(id) ?? { score: 0, signals: [] };
    if (isLate) result.action = lateAction(result, usualAction(lateVerdict(verdict)), nowMs);
    else result.action = usualAction(verdict);
    result.sinceMs = isDoubted(result.action) ? (result.sinceMs ?? nowMs) : null;
  }
}

/** As the product does it: what is found of an older result stops it once it has been found for a day. */
function lateAction(result: Result, found: FraudAction, nowMs: number): FraudAction {
  if (!isDoubted(found)) {
    result.lateSinceMs = null;
    return UNDOUBTED;
  }
  result.lateSinceMs ??= nowMs;
  return nowMs - result.lateSinceMs >= LATE_HOLD_AFTER_MS ? found : UNDOUBTED;
}

/** What of a judging finds a flood: it is often enough that its pace is found as soon as in production. */
function judgePace(stage: Stage): void {
  giveWaiting(stage);
  const { window, known, nowMs } = stage;
  const steady = windowSteady(window, Math.floor(nowMs / DAY_MS));
  if (steady.length > 0) stage.known = learnSteady(known, steady, stage.clicksOf, nowMs);
}

function clickVerdict(click: ReadClick, { known }: Stage): Verdict {
  const { line, reason } = click;
  const { ref, atMs, publisher } = line;
  if (reason !== "OK") return general(ref, atMs, reason, "click");
  const action = usualAction(knownOfClick(click, known));
  if (action.mode === "off") return valid(ref, atMs);
  const rules = action.signals.map(({ rule }) => rule);
  return told(ref, Math.max(atMs, firstFoundMs(publisher, rules, known)), action);
}

function isValidWithout(
  { clicks, results, known }: Stage,
  ref: string,
  rules: ReadonlySet<string>,
): boolean {
  const click = clicks.get(ref);
  if (click !== undefined) return !isDoubted(usualAction(knownOfClick(click, known, rules)));
  const source = results.get(ref)?.source ?? null;
  // A forged click id is all there is against it.
  if (source === null) return rules.has("forged");
  return !isDoubted(usualAction(knownOfResult(source, known, rules)));
}

function resultVerdict({ line: { ref, atMs }, click, action, sinceMs }: Result): Verdict {
  if (click === null) return forged(ref, atMs);
  if (click.reason !== "OK") return general(ref, atMs, click.reason, "result");
  return told(ref, sinceMs ?? atMs, action);
}
