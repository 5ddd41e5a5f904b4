import type { RuleMode } from "@cleverdrip/core";
import {
  findConversion,
  writeConversion,
  type ConversionRecord,
  type ConversionWrite,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { capGuards, overCap } from "../conversions/cap-guards.ts";
import { MAX_TRIES } from "../conversions/max-tries.ts";
import { planByHand } from "../conversions/plan-by-hand.ts";
import { conversionHash } from "../conversions/report-case.ts";
import { tellFeed } from "../conversions/tell-feed.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { fraudMove, type FraudMove } from "./fraud-move.ts";

const ACTOR = "fraud";

/** Holds, rejects or releases a result; says whether it changed. What is released has to find room under its caps. */
export async function moveForFraud(
  workspace: WorkspaceSettings,
  id: string,
  mode: RuleMode,
  deps: FactsDeps,
): Promise<boolean> {
  const db = deps.eventsOf(workspace.eventsShard);
  let instead: Pick<ConversionRecord, "status" | "reason"> | null = null;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = await findConversion(db, workspace.id, id);
    const move = stored === null ? null : fraudMove(stored, mode, deps.nowMs);
    if (stored === null || move === null) return false;
    const { after, history } = planned(stored, instead ?? move, deps.attempt);
    const deliveries = await deps.outbox({ workspace, before: stored, after });
    const campaign = await deps.campaignTerms(stored.campaignId, stored.publisherId);
    const isCapped = campaign !== null && after.status === "approved";
    const written = await writeConversion(db, workspace.id, workspace.timezone, {
      before: stored,
      after,
      history,
      caps: isCapped ? capGuards(campaign, after) : [],
      isAloneOfClick: false,
      countsRepeats: false,
      setHash: await conversionHash(workspace.id, stored),
      deliveries,
      received: null,
      nowMs: deps.nowMs,
    });
    if (written.kind === "written") {
      await deps.announce(workspace.id, deliveries);
      await tellFeed(workspace, { before: stored, after }, deps);
      return true;
    }
    if (written.kind !== "over-cap" || campaign === null) continue;
    const over = overCap(campaign, after, written.used);
    if (over !== null) instead = { status: over.isHard ? "rejected" : "hold", reason: over.reason };
  }
  throw new Error(`conversion ${id} was overtaken ${MAX_TRIES} times`);
}

type Planned = Pick<ConversionWrite, "after" | "history">;

function planned(
  stored: ConversionRecord,
  move: FraudMove | Pick<ConversionRecord, "status" | "reason">,
  attempt: string,
): Planned {
  if (move.status === "approved") return released(stored, attempt);
  const { status, reason } = move;
  const sequence = stored.sequence + 1;
  const history = [{ status, reason, actor: ACTOR }];
  return { after: { ...stored, status, reason, attempt, sequence }, history };
}

/** As a person would approve it: what was reported too early, such as a refund, follows at once. */
function released(stored: ConversionRecord, attempt: string): Planned {
  const change =
    stored.status === "rejected"
      ? ({ kind: "restore" } as const)
      : ({ kind: "status", status: "approved" } as const);
  const plan = planByHand(stored, { change, actor: ACTOR, reason: "OK" }, attempt);
  if (plan.kind !== "write") throw new Error(`conversion ${stored.id} cannot be released`);
  return { ...plan, after: { ...plan.after, reason: "OK" } };
}
