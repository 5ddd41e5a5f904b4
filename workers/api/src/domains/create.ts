import type { Domain, NewDomain } from "@cleverdrip/contract";
import { insertDomain } from "@cleverdrip/db";
import { invalidField, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toDomain } from "./entity.ts";

export async function createDomain(
  ctx: WorkspaceContext,
  { hostname, scriptPath = null, eventPath = null }: NewDomain,
): Promise<Domain> {
  if (isOurs(hostname, ctx)) throw invalidField("hostname", "is the platform's own");
  const record = {
    id: ctx.newId("dom"),
    workspaceId: ctx.workspaceId,
    hostname,
    scriptPath,
    eventPath,
    createdAtMs: ctx.nowMs,
  };
  const domain = toDomain(record);
  const audit = ctx.audit({
    action: "domain.create",
    entity: "domain",
    entityId: record.id,
    before: null,
    after: domain,
  });
  const outcome = await insertDomain(ctx.control, ctx.workspaceId, record, audit);
  if (outcome.kind === "hostname-taken") throw hostnameTaken(hostname);
  await ctx.publish([{ kind: "host", name: hostname }]);
  return domain;
}

/** A customer's claim on the platform's own hosts would take everybody's links and the dashboard with it. */
function isOurs(hostname: string, { appOrigin, trackingOrigin }: WorkspaceContext): boolean {
  return [appOrigin, trackingOrigin].some((origin) => new URL(origin).hostname === hostname);
}

function hostnameTaken(hostname: string): Refusal {
  return new Refusal("conflict", `${hostname} is attached already`, [
    { path: "hostname", message: "is attached already" },
  ]);
}
