import { localDay, unpackTraits, type CountingWindows, type RuleSet } from "@cleverdrip/core";
import { parseUserAgent } from "../clicks/parse-user-agent.ts";
import type { BatchLine, ClickLine, JudgedBy } from "../log/click-line.ts";
import { listSegments, readSegment } from "../log/read-log.ts";
import { judgeObservations } from "../window/judge-observations.ts";
import { readVerdicts } from "../window/observation.ts";
import { createVisitors } from "../window/visitor-table.ts";
import { rememberBefore, type JudgedClick } from "./known-before.ts";
import type { ReplayDeps, ReplayRange } from "./replay-deps.ts";

/** What verdicts move in what a campaign counts. */
export type Moved = {
  readonly clicks?: number;
  readonly conversions?: number;
  readonly revenueMicros?: number;
  readonly payoutMicros?: number;
};

type LoggedClick = { readonly line: ClickLine; readonly by: JudgedBy | null };

/**
 * Judges the clicks of some hours by a rule set, in the order of their times, from what the log has of them: how the edge
 * answered them, by which keys they were compared, and within which windows. Who was here before is known by their verdicts.
 */
export async function judgeClicksAnew(
  range: ReplayRange,
  rules: RuleSet,
  deps: ReplayDeps,
): Promise<{ moves: readonly (readonly [string, Moved])[]; problems: readonly string[] }> {
  const { clicks, problems } = await readClicks(range, deps.log);
  const moves: (readonly [string, Moved])[] = [];
  for (const [campaignId, own] of Map.groupBy(clicks, ({ line }) => line.campaignId)) {
    const windows = await windowsOf(range, campaignId, own, deps);
    const timezone = own.at(-1)?.by?.timezone ?? range.workspace.timezone;
    const reasons = judgeAnew(
      own.map(({ line }) => line),
      rules,
      windows,
      timezone,
    );
    moves.push([campaignId, await sumMoves(range, campaignId, reasons, deps)]);
  }
  return { moves, problems };
}

/** The clicks of a campaign with their reasons by a rule set. An erased one keeps its own: its keys are gone. */
export function judgeAnew(
  lines: readonly ClickLine[],
  rules: RuleSet,
  windows: CountingWindows,
  timezone: string,
): readonly (readonly [line: ClickLine, reason: string])[] {
  const known = lines.filter(({ visitorKeys }) => visitorKeys.length > 0);
  const judged = known.map((line): JudgedClick => {
    const { id, atMs, publisherId, linkId, visitorKeys, duplicateKeys } = line;
    const { reason, isUnique, isNewVisitor } = line;
    const keys = { publisherId, linkId, visitorKeys, duplicateKeys };
    const isPayable = rules.judgeRequest(requestOf(line)) === "OK";
    const day = localDay(timezone, atMs);
    return { id, atMs, day, isPayable, ...keys, reason, isUnique, isNewVisitor };
  });
  const visitors = createVisitors();
  rememberBefore(visitors, judged, windows);
  const { letters } = judgeObservations(
    visitors,
    [{ batchId: "", clicks: judged }],
    windows,
    rules,
  );
  const verdicts = readVerdicts(letters[0] ?? "");
  const reasons = new Map(
    known.map((line, i) => [
      line,
      verdicts[i]?.isDuplicate === true ? "D_CLICK" : rules.judgeRequest(requestOf(line)),
    ]),
  );
  return lines.map((line) => [line, reasons.get(line) ?? line.reason]);
}

/** Lines of before it was kept: what was a duplicate had come as payable, everything else as it stands. */
function requestOf(line: ClickLine): Parameters<RuleSet["judgeRequest"]>[0] {
  const { reason, cameAs, traits = "" } = line;
  const known = unpackTraits(traits)?.known ?? "";
  return {
    cameAs: cameAs ?? (reason === "D_CLICK" ? "OK" : reason),
    isListedBot: cameAs === "OK" && reason === "Q_BOT" && isListed(known, line.userAgent),
    known,
  };
}

/** Why it is a bot's: a list comes before other checks, which call it a bot as well; then only the list can tell. */
function isListed(known: string, userAgent: string): boolean {
  return known !== "scanner" && (known !== "bot" || parseUserAgent(userAgent).isBot);
}

/** As the newest of its batches says; lines of before that was kept go by what the campaign has set up now. */
async function windowsOf(
  { workspace }: ReplayRange,
  campaignId: string,
  clicks: readonly LoggedClick[],
  { countingOf }: ReplayDeps,
): Promise<CountingWindows> {
  const own = clicks.at(-1)?.by?.windows[campaignId];
  if (own === undefined) return countingOf(workspace.id, campaignId);
  const [windowSeconds, uniqueWindowDays] = own;
  return { duplicates: { windowSeconds }, uniqueWindowDays };
}

async function sumMoves(
  { workspace }: ReplayRange,
  campaignId: string,
  judged: ReturnType<typeof judgeAnew>,
  { clickRates }: ReplayDeps,
): Promise<Moved> {
  const changed = judged.filter(([line, reason]) => (line.reason === "OK") !== (reason === "OK"));
  const paid = changed.filter(([, reason]) => reason === "OK").map(([line]) => line.publisherId);
  const rates =
    paid.length === 0
      ? new Map<string, number>()
      : await clickRates(workspace.id, campaignId, [...new Set(paid)]);
  let [clicks, payoutMicros] = [0, 0];
  for (const [line, reason] of changed) {
    clicks += reason === "OK" ? 1 : -1;
    payoutMicros += reason === "OK" ? (rates.get(line.publisherId) ?? 0) : -line.payoutMicros;
  }
  return { clicks, payoutMicros };
}

/** Clicks of a range in their order; of a batch that the log has twice, what was written first. */
async function readClicks(
  { workspace, fromMs, toMs }: ReplayRange,
  log: R2Bucket,
): Promise<{ clicks: readonly LoggedClick[]; problems: readonly string[] }> {
  const problems: string[] = [];
  const batches = new Map<string, readonly LoggedClick[]>();
  for (const segment of await listSegments(log, workspace.id, "clicks", { fromMs, toMs })) {
    const read = await readSegment(log, "clicks", segment);
    if (read.kind !== "read") problems.push(`${segment.key}: ${read.kind}`);
    else for (const [id, own] of batchesOf(read.lines)) if (!batches.has(id)) batches.set(id, own);
  }
  const clicks = [...batches.values()]
    .flat()
    .filter(({ line }) => line.atMs >= fromMs && line.atMs < toMs)
    .toSorted((a, b) => a.line.atMs - b.line.atMs);
  return { clicks, problems };
}

function batchesOf(lines: readonly (BatchLine | ClickLine)[]): Map<string, LoggedClick[]> {
  const batches = new Map<string, LoggedClick[]>();
  let by: JudgedBy | null = null;
  for (const line of lines) {
    const own = batches.get(line.batchId) ?? [];
    batches.set(line.batchId, own);
    if (line.kind === "batch") by = line.judgedBy ?? null;
    else if (line.kind === "click") own.push({ line, by });
  }
  return batches;
}
