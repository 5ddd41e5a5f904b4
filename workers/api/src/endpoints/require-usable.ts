import { conversionStatus, webhookEvent } from "@cleverdrip/contract";
import { findCampaign, findPublisher, type EndpointRecord } from "@cleverdrip/db";
import { invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { addressErrors } from "./address.ts";

/** Throws a refusal that names every field by which the endpoint could not be told what it is for. */
export async function requireUsable(ctx: WorkspaceContext, record: EndpointRecord): Promise<void> {
  const [address, parts] = await Promise.all([addressErrors(ctx, record), partErrors(ctx, record)]);
  const errors = [...address, ...parts, ...filterErrors(record)];
  if (errors.length > 0) throw invalidFields(errors);
}

async function partErrors(
  { control, workspaceId }: WorkspaceContext,
  { publisherId, campaignId, eventTypeId }: EndpointRecord,
): Promise<readonly FieldError[]> {
  const [publisher, campaign] = await Promise.all([
    publisherId === null ? null : findPublisher(control, workspaceId, publisherId),
    campaignId === null ? null : findCampaign(control, workspaceId, campaignId),
  ]);
  const errors: FieldError[] = [];
  if (publisherId !== null && publisher === null)
    errors.push({ path: "publisherId", message: "is not a publisher of this workspace" });
  if (campaignId !== null && campaign === null)
    errors.push({ path: "campaignId", message: "is not a campaign of this workspace" });
  if (eventTypeId !== null && !(campaign?.eventTypes.some(({ id }) => id === eventTypeId) ?? false))
    errors.push({ path: "eventTypeId", message: "is not an event type of that campaign" });
  return errors;
}

function filterErrors({ kind, filter }: EndpointRecord): readonly FieldError[] {
  const words = kind === "postback" ? conversionStatus : webhookEvent;
  return filter.flatMap((word, i) =>
    words.safeParse(word).success
      ? []
      : [{ path: `filter.${i}`, message: `"${word}" is nothing that a ${kind} is told` }],
  );
}
