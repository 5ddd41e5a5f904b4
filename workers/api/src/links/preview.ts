import type { LinkPreview, SimulatedVisitor } from "@cleverdrip/contract";
import { READ_CONTROL } from "@cleverdrip/edge-config";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireLink } from "./get.ts";
import { simulatedFacts, simulateLink } from "./simulate.ts";

/** Where that visitor would go. Nothing is recorded. */
export async function previewLink(
  ctx: WorkspaceContext,
  id: string,
  visitor: SimulatedVisitor,
): Promise<LinkPreview> {
  const { slug } = await requireLink(ctx, id);
  const link = await READ_CONTROL.link(ctx.control, slug);
  if (link === null || "members" in link) throw notFound("link", id);
  return simulateLink(ctx, link, simulatedFacts(ctx, visitor));
}
