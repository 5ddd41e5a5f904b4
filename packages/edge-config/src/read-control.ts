import type {
  CampaignSnapshot,
  HostSnapshot,
  LinkSnapshot,
  WorkspaceSnapshot,
} from "@cleverdrip/core";

// The one place that builds snapshots from CONTROL: the api publishes what these return, the tracker reads through them.

export async function readLinkSnapshot(
  control: D1Database,
  slug: string,
): Promise<LinkSnapshot | null> {
  const row = await control
    .prepare(
      `SELECT l.version, l.id, l.number, l.workspace_id, l.campaign_id, l.publisher_id, l.slug, l.status, p.status AS publisher_status
       FROM links l JOIN publishers p ON p.id = l.publisher_id WHERE l.slug = ?`,
    )
    .bind(slug)
    .first<LinkRow>();
  if (row === null) return null;
  return {
    version: row.version,
    id: row.id,
    number: row.number,
    workspaceId: row.workspace_id,
    campaignId: row.campaign_id,
    publisherId: row.publisher_id,
    slug: row.slug,
    isPaused: row.status !== "active",
    isPublisherPaused: row.publisher_status !== "active",
  };
}

export async function readCampaignSnapshot(
  control: D1Database,
  id: string,
): Promise<CampaignSnapshot | null> {
  const row = await control
    .prepare(
      `SELECT version, id, workspace_id, name, currency, status, destination_url, fallback_url FROM campaigns WHERE id = ?`,
    )
    .bind(id)
    .first<CampaignRow>();
  if (row === null) return null;
  return {
    version: row.version,
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    currency: row.currency,
    isPaused: row.status !== "active",
    destinationUrl: row.destination_url,
    fallbackUrl: row.fallback_url,
  };
}

export async function readWorkspaceSnapshot(
  control: D1Database,
  id: string,
): Promise<WorkspaceSnapshot | null> {
  const row = await control
    .prepare(`SELECT version, id, name, fallback_url FROM workspaces WHERE id = ?`)
    .bind(id)
    .first<WorkspaceRow>();
  return row === null
    ? null
    : { version: row.version, id: row.id, name: row.name, fallbackUrl: row.fallback_url };
}

export async function readHostSnapshot(
  control: D1Database,
  hostname: string,
): Promise<HostSnapshot | null> {
  const row = await control
    .prepare(`SELECT workspace_id FROM domains WHERE hostname = ?`)
    .bind(hostname)
    .first<{ workspace_id: string }>();
  return row === null ? null : { workspaceId: row.workspace_id };
}

type LinkRow = {
  version: number;
  id: string;
  number: number;
  workspace_id: string;
  campaign_id: string;
  publisher_id: string;
  slug: string;
  status: string;
  publisher_status: string;
};

type CampaignRow = {
  version: number;
  id: string;
  workspace_id: string;
  name: string;
  currency: string;
  status: string;
  destination_url: string;
  fallback_url: string | null;
};

type WorkspaceRow = { version: number; id: string; name: string; fallback_url: string | null };
