import type { DecisionStep, LinkPreview, SimulatedVisitor } from "@cleverdrip/contract";
import { orderMembers, type ClickFacts, type SmartLinkSnapshot } from "@cleverdrip/core";
import { READ_CONTROL } from "@cleverdrip/edge-config";
import { notFound } from "../http/refusal.ts";
import { simulatedFacts, simulateLink } from "../links/simulate.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireSmartLink } from "./get.ts";

/** Where that visitor would go: nothing is recorded. */
export async function previewSmartLink(
  ctx: WorkspaceContext,
  id: string,
  visitor: SimulatedVisitor,
): Promise<LinkPreview> {
  const { slug } = await requireSmartLink(ctx, id);
  const smart = await READ_CONTROL.link(ctx.control, slug);
  if (smart === null || !("members" in smart)) throw notFound("smart link", id);
  return chooseMember(ctx, smart, simulatedFacts(ctx, visitor));
}

/** As at the edge: the first member, in the visitor's order, that takes the click; else the first that has a fallback. */
async function chooseMember(
  ctx: WorkspaceContext,
  smart: SmartLinkSnapshot,
  facts: ClickFacts,
): Promise<LinkPreview> {
  const steps: DecisionStep[] = [];
  let second: LinkPreview | null = null;
  for (const { slug } of orderMembers(smart.members, facts.visitorId, smart.id)) {
    const link = await READ_CONTROL.link(ctx.control, slug);
    if (link === null || "members" in link) continue;
    const isPaused = smart.isPaused || link.isPaused;
    const preview = await simulateLink(ctx, { ...link, isPaused }, facts);
    steps.push(...preview.steps, memberStep(slug, preview, smart));
    if (preview.outcome === "accepted") return { ...preview, steps };
    if (second === null || second.outcome === "refused") second = preview;
  }
  if (second === null) throw new Error(`smart link ${smart.id} has no member that gets visitors`);
  return { ...second, steps };
}

function memberStep(
  subject: string,
  { outcome }: LinkPreview,
  { isPaused }: SmartLinkSnapshot,
): DecisionStep {
  const hasPassed = outcome === "accepted";
  const refusal = isPaused
    ? "The smart link or its publisher is paused, and with it this link."
    : "This link does not take the visitor.";
  return {
    step: "link",
    subject,
    hasPassed,
    detail: hasPassed ? "This link takes the visitor." : refusal,
  };
}
