import {
  findConversion,
  findHeld,
  writeConversion,
  type ConversionRecord,
  type ConversionWrite,
} from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { capGuards, overCap } from "./cap-guards.ts";
import { planByHand } from "./plan-by-hand.ts";
import { conversionHash } from "./report-case.ts";
import { MAX_TRIES } from "./max-tries.ts";
import { tellFeed } from "./tell-feed.ts";

/** Conversions that one run approves at most: the next one goes on. */
const MAX_RELEASED = 200;

/** Approves what has waited out its holding period, as far as caps have room for it; says how many it looked at. */
export async function releaseHeld(shard: string, deps: FactsDeps): Promise<number> {
  const held = await findHeld(deps.eventsOf(shard), deps.nowMs, MAX_RELEASED);
  for (const { workspaceId, id } of held) await release(workspaceId, id, deps);
  return held.length;
}

async function release(workspaceId: string, id: string, deps: FactsDeps): Promise<void> {
  const workspace = await deps.settingsOf(workspaceId);
  if (workspace === null) return;
  const db = deps.eventsOf(workspace.eventsShard);
  let instead: Pick<ConversionRecord, "status" | "reason"> | null = null;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = await findConversion(db, workspaceId, id);
    if (stored?.reason !== "H_HOLD_PERIOD") return;
    const plan: Release =
      instead === null ? approval(stored, deps) : outcome(stored, instead, deps);
    const { after, history } = plan;
    const deliveries = await deps.outbox({ workspace, before: stored, after });
    const campaign = await deps.campaignTerms(stored.campaignId, stored.publisherId);
    const isCapped = campaign !== null && after.status === "approved";
    const written = await writeConversion(db, workspaceId, workspace.timezone, {
      before: stored,
      after,
      history,
      caps: isCapped ? capGuards(campaign, after) : [],
      isAloneOfClick: false,
      countsRepeats: false,
      setHash: await conversionHash(workspaceId, stored),
      deliveries,
      received: null,
      nowMs: deps.nowMs,
    });
    if (written.kind === "written") {
      await deps.announce(workspaceId, deliveries);
      return tellFeed(workspace, { before: stored, after }, deps);
    }
    const over =
      written.kind === "over-cap" && campaign !== null
        ? overCap(campaign, after, written.used)
        : null;
    if (over !== null) {
      instead = { status: over.isHard ? "rejected" : "hold", reason: over.reason };
    }
  }
  throw new Error(`conversion ${id} was overtaken ${MAX_TRIES} times`);
}

type Release = Pick<ConversionWrite, "after" | "history">;

const ACTOR = "schedule";

function approval(stored: ConversionRecord, { attempt }: FactsDeps): Release {
  const change = { kind: "status", status: "approved" } as const;
  const byHand = { change, actor: ACTOR, reason: "the holding period is over" };
  const plan = planByHand(stored, byHand, attempt);
  if (plan.kind !== "write") throw new Error(`held conversion ${stored.id} cannot be approved`);
  return { ...plan, after: { ...plan.after, reason: "OK" } };
}

function outcome(
  stored: ConversionRecord,
  { status, reason }: Pick<ConversionRecord, "status" | "reason">,
  { attempt }: FactsDeps,
): Release {
  const sequence = stored.sequence + 1;
  const history = [{ status, reason, actor: ACTOR }];
  return { after: { ...stored, status, reason, attempt, sequence }, history };
}
