import type { ReplayAnswer } from "@cleverdrip/contract";
import {
  addSums,
  negativeSums,
  NO_SUMS,
  type CampaignSums,
  type ResultMove,
  type RuleSet,
} from "@cleverdrip/core";
import { readResults, type ConversionState } from "@cleverdrip/db";
import { judgeResultsAnew, sumsOfResult } from "./judge-results-anew.ts";
import { readJournalStep } from "./read-journal-step.ts";
import type { ReplayDeps, ReplayRange } from "./replay-deps.ts";

/** What some lines of the journal would change of results whose event is in the range, as of the last of those lines. */
export async function compareJournal(
  range: ReplayRange,
  afterSeq: number,
  rules: RuleSet | null,
  deps: ReplayDeps,
): Promise<
  Pick<ReplayAnswer, "results"> & {
    readonly problems: readonly string[];
    readonly nextSeq: number | null;
  }
> {
  const { workspace } = range;
  const { lines, problems, nextSeq } = await readJournalStep(range, afterSeq, deps.log);
  const last = new Map<string, ConversionState>();
  for (const entry of lines) {
    if (entry.kind !== "conversion") continue;
    const { after } = entry.line;
    if ((last.get(after.id)?.sequence ?? 0) <= after.sequence) last.set(after.id, after);
  }
  const db = deps.eventsOf(workspace.eventsShard);
  const rows = await readResults(db, workspace.id, [...last.keys()]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const results = [...last.values()]
    .filter(({ atMs }) => atMs >= range.fromMs && atMs < range.toMs)
    .flatMap((after) => moveOf(workspace.id, after, rowOf.get(after.id), rules));
  return { results, problems, nextSeq };
}

/** None where the row is newer, or says the same. */
function moveOf(
  workspaceId: string,
  after: ConversionState,
  row: ConversionState | undefined,
  rules: RuleSet | null,
): readonly ResultMove[] {
  const { id: conversionId, campaignId, sequence } = after;
  if (row !== undefined && row.sequence > sequence) return [];
  const log = difference(sumsOfResult(after), row === undefined ? NO_SUMS : sumsOfResult(row));
  const isSame = row?.sequence === sequence && Object.values(log).every((sum) => sum === 0);
  if (isSame) return [];
  const judged =
    rules === null
      ? null
      : difference(judgedSums(after, rules), row === undefined ? NO_SUMS : judgedSums(row, rules));
  return [{ conversionId, sequence, workspaceId, campaignId, log, judged }];
}

function judgedSums(state: ConversionState, rules: RuleSet): CampaignSums {
  return judgeResultsAnew([state], rules).reduce(
    (sums, [, moved]) => addSums(sums, moved),
    sumsOfResult(state),
  );
}

function difference(sums: CampaignSums, less: CampaignSums): CampaignSums {
  return addSums(sums, negativeSums(less));
}
