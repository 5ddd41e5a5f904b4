import { and, eq, isNull } from "drizzle-orm";
import { campaigns } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import type { EndpointRecord } from "./endpoints.ts";
import { endpoints } from "./endpoint-tables.ts";
import { domains } from "./link-tables.ts";

/** Who is to be told of a campaign's results for a publisher. */
export type Listeners = {
  readonly campaignName: string;
  /** Active ones of the workspace and of the publisher, whatever else they ask for. */
  readonly endpoints: readonly EndpointRecord[];
};

/** Where a delivery goes. */
export type DeliveryTarget = {
  /** null = it was removed. */
  readonly endpoint: EndpointRecord | null;
  /** The workspace's own domains: nothing is sent to them. */
  readonly hosts: readonly string[];
};

export async function readListeners(
  db: D1Database,
  workspaceId: string,
  campaignId: string,
  publisherId: string,
): Promise<Listeners> {
  const control = controlDb(db);
  const active = and(eq(endpoints.workspaceId, workspaceId), eq(endpoints.status, "active"));
  const select = () => control.select().from(endpoints).$dynamic();
  // Two look-ups in the index rather than one through all publishers of the workspace.
  const [names, common, own] = await control.batch([
    control
      .select({ name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, campaignId))),
    select().where(and(active, isNull(endpoints.publisherId))),
    select().where(and(active, eq(endpoints.publisherId, publisherId))),
  ]);
  return { campaignName: names[0]?.name ?? "", endpoints: [...common, ...own] };
}

export async function readDeliveryTarget(
  db: D1Database,
  workspaceId: string,
  endpointId: string,
): Promise<DeliveryTarget> {
  const control = controlDb(db);
  const [found, own] = await control.batch([
    control
      .select()
      .from(endpoints)
      .where(and(eq(endpoints.workspaceId, workspaceId), eq(endpoints.id, endpointId))),
    control
      .select({ hostname: domains.hostname })
      .from(domains)
      .where(eq(domains.workspaceId, workspaceId)),
  ]);
  return { endpoint: found[0] ?? null, hosts: own.map(({ hostname }) => hostname) };
}
