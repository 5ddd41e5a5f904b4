import type { ConversionVerdict } from "@cleverdrip/contract";
import {
  findReported,
  keepDataTime,
  keepReceived,
  type ConversionRecord,
  type ConversionWrite,
} from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { keepDoubt } from "../fraud/keep-doubt.ts";
import { attributeAgain } from "./attribute-again.ts";
import { overCap } from "./cap-guards.ts";
import type { Barrier } from "./hold-back.ts";
import { MAX_TRIES } from "./max-tries.ts";
import { planReport } from "./plan-report.ts";
import { receivedRow } from "./received-row.ts";
import { conversionHash, type ReportCase } from "./report-case.ts";
import type { ReportPlan } from "./report-plan.ts";
import { tellFeed } from "./tell-feed.ts";
import { knownVerdict, rejectedVerdict, writtenVerdict } from "./verdicts.ts";
import { writeTogether } from "./write-together.ts";

/**
 * Judges a report against the ledger and stores what it says, once. The first look is skipped: the unique key finds out
 * what is there already, and most reports are new.
 */
export async function settleReport(own: ReportCase, deps: FactsDeps): Promise<ConversionVerdict> {
  const { workspace } = own.campaign;
  const db = deps.eventsOf(workspace.eventsShard);
  let rows: readonly ConversionRecord[] | null = null;
  let over: Barrier | null = null;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const plan: ReportPlan = await planReport(own, rows ?? [], over, deps);
    if (plan.kind === "write") {
      const { verdict, write } = await completeWrite(own, plan, deps);
      const { id: workspaceId, timezone, eventsShard } = workspace;
      const outcome = await writeTogether(db, eventsShard, { workspaceId, timezone, write });
      if (outcome.kind === "written") {
        await keepDoubt(workspace, plan.doubt, deps);
        await deps.announce(workspace.id, write.deliveries);
        await tellFeed(workspace, write, deps);
        await followUp(own, write.after.id, deps);
        return verdict;
      }
      if (outcome.kind === "over-cap") {
        over = barrierOf(own, write, outcome.used);
        // There is nothing to look at: the refusal, or the second try as a held one, can follow at once.
        if (!outcome.isTaken) rows ??= [];
        if (!outcome.isTaken && write.before === null) continue;
      }
    } else if (rows !== null && (await keepsDataTime(plan, workspace.id, db))) {
      return answer(own, plan, deps);
    }
    rows = await findReported(db, workspace.id, {
      eventTypeId: own.judged.event.id,
      dedupeKeys: [own.dedupeKey, `r:${own.opened.id}`],
      clickId: own.incoming.clickId,
    });
  }
  throw new Error(`conversion ${own.dedupeKey} was overtaken ${MAX_TRIES} times`);
}

async function completeWrite(
  own: ReportCase,
  { write: planned, hint, told }: Extract<ReportPlan, { kind: "write" }>,
  deps: FactsDeps,
) {
  const { workspace, campaignId } = own.campaign;
  const verdict =
    told === null ? writtenVerdict(planned.after, hint) : knownVerdict(planned.after, told);
  const write: ConversionWrite = {
    ...planned,
    setHash: await conversionHash(workspace.id, planned.after),
    deliveries: await deps.outbox({ workspace, before: planned.before, after: planned.after }),
    received: receivedRow(own.opened, own.proof, campaignId, verdict),
    nowMs: deps.nowMs,
  };
  return { verdict, write };
}

/**
 * A click of its journey may have been stored since this was attributed; whoever stores one looks as well, so that of the
 * two at least one sees both.
 */
async function followUp(
  { journey, campaign }: ReportCase,
  conversionId: string,
  deps: FactsDeps,
): Promise<void> {
  if (journey.isNeeded) await attributeAgain(campaign.workspace.id, conversionId, deps);
}

/** Over a soft cap a result waits for a person; over a hard one it is refused, or ends rejected. */
function barrierOf(
  { campaign }: ReportCase,
  { after }: ConversionWrite,
  used: ReadonlyMap<string, number>,
): Barrier | null {
  const verdict = overCap(campaign, after, used);
  if (verdict === null) return null;
  const { reason, sentence: hint, isHard } = verdict;
  return { reason, hint, instead: isHard ? "rejected" : "hold" };
}

/** Of two sums of one moment the order of arrival must not decide: whoever was overtaken looks again. */
async function keepsDataTime(
  plan: Exclude<ReportPlan, { kind: "write" }>,
  workspaceId: string,
  db: D1Database,
): Promise<boolean> {
  if (plan.kind !== "known" || plan.dataAtMs === null) return true;
  const { id, sequence } = plan.stored;
  return keepDataTime(db, workspaceId, id, sequence, plan.dataAtMs);
}

async function answer(
  own: ReportCase,
  plan: Exclude<ReportPlan, { kind: "write" }>,
  deps: FactsDeps,
): Promise<ConversionVerdict> {
  const { opened, campaign, proof } = own;
  const { workspace, campaignId } = campaign;
  const db = deps.eventsOf(workspace.eventsShard);
  if (plan.kind === "known") await followUp(own, plan.stored.id, deps);
  const verdict =
    plan.kind === "known"
      ? knownVerdict(plan.stored, plan.told)
      : rejectedVerdict(plan.reason, plan.hint);
  await keepReceived(db, workspace.id, receivedRow(opened, proof, campaignId, verdict));
  return verdict;
}
