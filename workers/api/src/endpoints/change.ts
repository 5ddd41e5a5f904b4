import type { EndpointPatch, EndpointWithSecret } from "@cleverdrip/contract";
import { updateEndpoint, type EndpointChange } from "@cleverdrip/db";
import { changedFields, priorFields } from "../changed-fields.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { auditedEndpoint, toEndpoint } from "./entity.ts";
import { requireEndpoint } from "./get.ts";
import { requireUsable } from "./require-usable.ts";
import { needsSecret, newSecret } from "./secret.ts";

type Fields = Required<EndpointChange>;

/** Shows a secret only where the change has made one: a URL that now asks for a signature. */
export async function changeEndpoint(
  ctx: WorkspaceContext,
  id: string,
  patch: EndpointPatch,
): Promise<EndpointWithSecret> {
  const current = await requireEndpoint(ctx, id);
  const url = patch.url ?? current.url;
  const isUnsigned = current.secrets.length === 0 && needsSecret({ kind: current.kind, url });
  const secret = isUnsigned ? newSecret(ctx) : null;
  const change = changedFields<Fields>(current, {
    ...patch,
    filter: patch.filter === undefined ? undefined : [...new Set(patch.filter)],
    secrets: secret === null ? undefined : [secret],
    // Whoever sets it active has seen why it was not.
    statusReason: patch.status === undefined ? undefined : null,
  });
  if (Object.keys(change).length === 0) return { ...toEndpoint(current), secret: null };
  const changed = { ...current, ...change, updatedAtMs: ctx.nowMs };
  await requireUsable(ctx, changed);
  const audit = ctx.audit({
    action: "endpoint.change",
    entity: "endpoint",
    entityId: id,
    before: auditedEndpoint(priorFields<Fields>(current, change)),
    after: auditedEndpoint(change),
  });
  await updateEndpoint(ctx.control, ctx.workspaceId, id, change, audit);
  return { ...toEndpoint(changed), secret };
}
