import type { DeliveryPatch } from "@cleverdrip/contract";
import {
  NO_ROUTING,
  validateDelivery,
  type ClickCap,
  type Delivery,
  type Routing,
} from "@cleverdrip/core";
import { readLabels, readLinkParents } from "@cleverdrip/db";
import { destinationErrors } from "../http/destination.ts";
import { invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { routingWithIds } from "./routing-ids.ts";
import { choicesOf, placedRoutes } from "./routing-paths.ts";

/** What of a campaign says where its clicks go. */
export type Destinations = {
  readonly destinationUrl: string;
  readonly fallbackUrl: string | null;
  readonly delivery: Delivery;
};

/** The parts that were given, ready to be stored. */
export function deliveryParts(
  ctx: Pick<WorkspaceContext, "newId">,
  { routing, ...parts }: DeliveryPatch,
  known: Delivery,
): { readonly [K in keyof Delivery]?: Delivery[K] | undefined } {
  return routing === undefined
    ? parts
    : { ...parts, routing: routingWithIds(ctx, routing, known.routing) };
}

/**
 * Throws a refusal that names every field by which the campaign could not deliver. `known` is what it had before, null
 * where it is not made yet.
 */
export async function requireDeliverable(
  ctx: WorkspaceContext,
  known: { readonly campaignId: string; readonly routing: Routing } | null,
  { destinationUrl, fallbackUrl, delivery }: Destinations,
): Promise<void> {
  const { appSchemes, routing, caps } = delivery;
  const knownIds = placedRoutes(known?.routing ?? NO_ROUTING).map(({ value }) => value.id);
  const problems = validateDelivery(delivery, ctx.workspace.timezone, new Set(knownIds));
  const errors = [
    ...destinationErrors("destinationUrl", destinationUrl, appSchemes),
    ...destinationErrors("fallbackUrl", fallbackUrl, appSchemes),
    ...problems.map(({ path, message }) => ({ path: `delivery.${path}`, message })),
    ...choicesOf(routing).flatMap(({ path, value }) =>
      destinationErrors(`${path}.url`, value.url, appSchemes),
    ),
    ...(await capErrors(ctx, known?.campaignId ?? null, "delivery.caps", caps)),
  ];
  if (errors.length > 0) throw invalidFields(errors);
}

/** A cap may be on one publisher of the workspace, or on one link of the campaign. */
export async function capErrors(
  ctx: WorkspaceContext,
  campaignId: string | null,
  list: string,
  caps: readonly Pick<ClickCap, "scope" | "subjectId">[],
): Promise<readonly FieldError[]> {
  const subjects = (scope: ClickCap["scope"]) =>
    caps.flatMap((cap) => (cap.scope === scope && cap.subjectId !== null ? [cap.subjectId] : []));
  const [publisherIds, linkIds] = [subjects("publisher"), subjects("link")];
  const { control, workspaceId } = ctx;
  const publishers =
    publisherIds.length === 0
      ? new Map<string, string>()
      : await readLabels(control, workspaceId, "publisher", publisherIds);
  const links = linkIds.length === 0 ? null : await readLinkParents(control, workspaceId, linkIds);
  return caps.flatMap(({ scope, subjectId }, i) => {
    if (subjectId === null) return [];
    const path = `${list}.${i}.subjectId`;
    if (scope === "campaign")
      return [{ path, message: "must be null: the campaign itself is meant" }];
    if (scope === "publisher")
      return publishers.has(subjectId)
        ? []
        : [{ path, message: `"${subjectId}" is not a publisher of this workspace` }];
    return campaignId !== null && links?.get(subjectId)?.campaignId === campaignId
      ? []
      : [{ path, message: `"${subjectId}" is not a link of this campaign` }];
  });
}
