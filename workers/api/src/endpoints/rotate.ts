import type { EndpointWithSecret } from "@cleverdrip/contract";
import { updateEndpoint } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toEndpoint } from "./entity.ts";
import { requireEndpoint } from "./get.ts";
import { newSecret } from "./secret.ts";

/** A receiver may know the old secret until it has the new one; the next rotation drops it. */
const KEPT = 1;

export async function rotateSecret(ctx: WorkspaceContext, id: string): Promise<EndpointWithSecret> {
  const current = await requireEndpoint(ctx, id);
  const secret = newSecret(ctx);
  const secrets = [secret, ...current.secrets.slice(0, KEPT)];
  const audit = ctx.audit({
    action: "endpoint.rotate",
    entity: "endpoint",
    entityId: id,
    before: { secrets: current.secrets.length },
    after: { secrets: secrets.length },
  });
  await updateEndpoint(ctx.control, ctx.workspaceId, id, { secrets }, audit);
  return { ...toEndpoint({ ...current, secrets, updatedAtMs: ctx.nowMs }), secret };
}
