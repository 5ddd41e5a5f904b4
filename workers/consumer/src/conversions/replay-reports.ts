import type { BulkVerdict, ReplayResult } from "@cleverdrip/contract";
import { findReceivedMany, type ReceivedRecord } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { checkJudged } from "./check-reports.ts";
import { judgeOpened, type OpenedJudgement } from "./judge-opened.ts";
import { keptProof, keptReport } from "./kept-report.ts";
import { rememberTerms, takeInTurn } from "./many-reports.ts";
import { openReport, type OpenReport } from "./open-report.ts";
import { takeReport } from "./take-report.ts";
import { effectOf } from "./take-reports.ts";

/**
 * Judges reports of the received log by the terms of now, each as `replayReport` does, oldest first; those that the
 * workspace does not have are left out. One whose verdict is null failed and waits as before.
 */
export async function replayReports(
  workspaceId: string,
  ids: readonly string[],
  depsOf: () => FactsDeps,
): Promise<readonly ReplayResult[]> {
  const rows = await keptRows(workspaceId, ids, depsOf());
  const opened = await Promise.all(rows.map(openKept));
  const terms = rememberTerms(depsOf());
  const verdicts: (BulkVerdict | null)[] = [];
  const fresh = new Set<string>();
  await takeInTurn(opened, async ({ report, id }, index) => {
    const row = rows[index];
    if (row === undefined) return;
    const taken = await orFailed(row, () =>
      takeReport(report, { ...depsOf(), ...terms }, { id, proof: keptProof(row) }),
    );
    if (taken === null) return;
    const { returnBody: _, ...verdict } = taken;
    verdicts[index] = { ...verdict, effect: effectOf(verdict, report, fresh) };
  });
  return rows.map(({ id }, i) => ({ id, verdict: verdicts[i] ?? null }));
}

/** What `replayReports` would say; nothing is written. Each knows of the reports before it in the same call. */
export async function checkReplays(
  workspaceId: string,
  ids: readonly string[],
  deps: FactsDeps,
): Promise<readonly ReplayResult[]> {
  const rows = await keptRows(workspaceId, ids, deps);
  const own = { ...deps, ...rememberTerms(deps) };
  const judged = new Map<string, OpenedJudgement>();
  for (const row of rows) {
    const known = await orFailed(row, async () =>
      judgeOpened(await openKept(row), keptProof(row), own),
    );
    if (known !== null) judged.set(row.id, known);
  }
  const verdicts = (await checkJudged([...judged.values()], own)).values();
  return rows.map(({ id }) => ({
    id,
    verdict: judged.has(id) ? (verdicts.next().value ?? null) : null,
  }));
}

/** One that fails must not keep the others from it; it is told of, and may be tried again. */
async function orFailed<T>({ id, workspaceId }: ReceivedRecord, judge: () => Promise<T>) {
  try {
    return await judge();
  } catch (error) {
    console.error({ event: "report.replay-failed", workspaceId, id, error: String(error) });
    return null;
  }
}

async function keptRows(
  workspaceId: string,
  ids: readonly string[],
  deps: FactsDeps,
): Promise<readonly ReceivedRecord[]> {
  const workspace = await deps.settingsOf(workspaceId);
  if (workspace === null) return [];
  return findReceivedMany(deps.eventsOf(workspace.eventsShard), workspaceId, ids);
}

async function openKept(row: ReceivedRecord): Promise<OpenReport> {
  return { ...(await openReport(keptReport(row))), id: row.id };
}
