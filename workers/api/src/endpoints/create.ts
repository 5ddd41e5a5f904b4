import type { EndpointWithSecret, NewEndpoint } from "@cleverdrip/contract";
import { insertEndpoint, type EndpointRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { auditedEndpoint, toEndpoint } from "./entity.ts";
import { requireUsable } from "./require-usable.ts";
import { needsSecret, newSecret } from "./secret.ts";

export async function createEndpoint(
  ctx: WorkspaceContext,
  input: NewEndpoint,
): Promise<EndpointWithSecret> {
  const secret = needsSecret(input) ? newSecret(ctx) : null;
  const record: EndpointRecord = {
    id: ctx.newId("end"),
    workspaceId: ctx.workspaceId,
    kind: input.kind,
    name: input.name,
    url: input.url,
    allowHttp: input.allowHttp ?? false,
    publisherId: input.publisherId ?? null,
    campaignId: input.campaignId ?? null,
    eventTypeId: input.eventTypeId ?? null,
    filter: [...new Set<string>(input.filter)],
    secrets: secret === null ? [] : [secret],
    status: "active",
    statusReason: null,
    createdAtMs: ctx.nowMs,
    updatedAtMs: ctx.nowMs,
  };
  await requireUsable(ctx, record);
  const audit = ctx.audit({
    action: "endpoint.create",
    entity: "endpoint",
    entityId: record.id,
    before: null,
    after: auditedEndpoint(record),
  });
  await insertEndpoint(ctx.control, ctx.workspaceId, record, audit);
  return { ...toEndpoint(record), secret };
}
