import { and, eq, isNull } from "drizzle-orm";
import { campaigns } from "./campaign-tables.ts";
import { recordColumns } from "../events/record-columns.ts";
import { controlDb } from "./control-db.ts";
import type { EndpointRecord } from "./endpoints.ts";
import { endpoints } from "./endpoint-tables.ts";

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
  const [found, own] = await db.batch([
    db.prepare(ENDPOINT_SQL).bind(workspaceId, endpointId),
    db.prepare("SELECT hostname FROM domains WHERE workspace_id = ?1").bind(workspaceId),
  ]);
  // As the statements say.
  const [row] = (found?.results ?? []) as readonly StoredEndpoint[];
  const hosts = (own?.results ?? []) as readonly { readonly hostname: string }[];
  return {
    endpoint: row === undefined ? null : endpointOf(row),
    hosts: hosts.map(({ hostname }) => hostname),
  };
}

/** Every delivery reads one: to build the query takes longer than to ask it. */
const ENDPOINT_SQL = `SELECT ${recordColumns(endpoints)} FROM endpoints WHERE workspace_id = ?1 AND id = ?2`;

type StoredEndpoint = Omit<EndpointRecord, "allowHttp" | "filter" | "secrets"> & {
  readonly allowHttp: number;
  readonly filter: string;
  readonly secrets: string;
};

function endpointOf(row: StoredEndpoint): EndpointRecord {
  const { allowHttp, filter, secrets } = row;
  const lists = { filter: JSON.parse(filter), secrets: JSON.parse(secrets) };
  return { ...row, ...lists, allowHttp: allowHttp === 1 };
}
