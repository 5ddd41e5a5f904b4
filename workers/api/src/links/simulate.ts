import type { LinkPreview, SimulatedVisitor } from "@cleverdrip/contract";
import {
  compileTemplate,
  encodeBase32,
  explainClick,
  fillTemplate,
  firstClickIdAt,
  fullCapKeys,
  type ClickFacts,
  type Decision,
  type DecisionStep,
  type LinkSnapshot,
  type RouteTarget,
} from "@cleverdrip/core";
import { parseSnapshot, READ_CONTROL, snapshotKey } from "@cleverdrip/edge-config";
import type { WorkspaceContext } from "../workspace/context.ts";

/** What the visitor's request would tell. One who returns is known to the campaign, without a choice to be kept. */
export function simulatedFacts(
  { nowMs, randomBytes }: Pick<WorkspaceContext, "nowMs" | "randomBytes">,
  { visitorId, atMs, isReturning, ...visitor }: SimulatedVisitor,
): ClickFacts {
  return {
    ...visitor,
    country: visitor.country.toUpperCase(),
    isReturning,
    remembered: isReturning ? { variantTag: "", landingTag: "" } : null,
    visitorId: visitorId ?? encodeBase32(randomBytes(15)),
    atMs: atMs ?? nowMs,
  };
}

/** What the tracker would answer now, decided from what is configured and from the caps as they are published. */
export async function simulateLink(
  ctx: WorkspaceContext,
  link: LinkSnapshot,
  facts: ClickFacts,
): Promise<LinkPreview> {
  const [campaign, workspace, fullCaps] = await Promise.all([
    READ_CONTROL.campaign(ctx.control, link.campaignId),
    READ_CONTROL.workspace(ctx.control, link.workspaceId),
    fullCapsOf(ctx, link.campaignId, facts.atMs),
  ]);
  if (campaign === null) throw new Error(`link ${link.id} has no campaign`);
  const target = { link, campaign, workspace };
  const steps: DecisionStep[] = [];
  const decision = explainClick(target, facts, fullCaps, (step) => steps.push(step));
  return {
    outcome: decision.kind,
    reason: decision.reason,
    location: locationOf(decision, target, facts),
    campaignId: campaign.id,
    routeId: decision.routeId,
    variantId: decision.variantId,
    landingId: decision.landingId,
    steps,
  };
}

/** With an id that no click has: the time and nothing else. */
function locationOf(
  { url, reason, variantId }: Decision,
  { link, campaign }: RouteTarget,
  facts: ClickFacts,
): string | null {
  const { appSchemes, currency, timezone, name } = campaign;
  const template = url === null ? null : compileTemplate(url, { appSchemes });
  if (template === null) return null;
  const click = {
    ...facts,
    id: firstClickIdAt(facts.atMs),
    campaignId: campaign.id,
    publisherId: link.publisherId,
    linkId: link.id,
    variantId,
    currency,
    reason,
    isKnown: facts.remembered !== null,
  };
  return fillTemplate(template, { click, campaignName: name, timezone });
}

/** As at the edge, caps that cannot be read count as not reached. */
async function fullCapsOf({ snapshots }: WorkspaceContext, campaignId: string, atMs: number) {
  const key = snapshotKey("caps", campaignId);
  try {
    const text = await snapshots.get(key);
    return fullCapKeys(text === null ? null : parseSnapshot("caps", text), atMs);
  } catch (error) {
    console.error({ event: "preview.caps-unread", key, error: String(error) });
    return fullCapKeys(null, atMs);
  }
}
