import type { ConversionPolicy, Delivery, Dialect, OwnFraudPolicy } from "@cleverdrip/core";

/** A workspace with one campaign, one publisher and one link, as the control database holds them. */
export type TestWorkspace = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly linkNumber: number;
  readonly slug: string;
  readonly eventTypeId: string;
};

export type TestWorkspaceOptions = {
  readonly timezone?: string;
  readonly hotWindowDays?: number;
  readonly destinationUrl?: string;
  readonly fallbackUrl?: string | null;
  readonly workspaceFallbackUrl?: string | null;
  readonly workspaceDialects?: readonly Dialect[];
  /** What is left out has core's DEFAULT_DELIVERY. */
  readonly delivery?: Partial<Delivery>;
  readonly revshare?: boolean;
  /** What is left out has core's DEFAULT_CONVERSION_POLICY. */
  readonly conversionPolicy?: Partial<ConversionPolicy>;
  /** Columns of the event type Sale. */
  readonly sale?: Row;
  readonly statusWords?: Readonly<Record<string, string>>;
  /** Of the workspace. Publishers hear of results at once, unless this says otherwise. */
  readonly fraud?: OwnFraudPolicy;
};

type Row = Readonly<Record<string, string | number | null>>;

const DAY_MS = 86_400_000;

/** A fresh workspace, so that tests never meet each other's rows. Sale pays $4 (or 10 %), lead pays $1. */
export async function createTestWorkspace(
  control: D1Database,
  options: TestWorkspaceOptions = {},
): Promise<TestWorkspace> {
  const tag = crypto.randomUUID().replaceAll("-", "");
  const ids = {
    workspaceId: `wsp_${tag}`,
    campaignId: `cmp_${tag}`,
    publisherId: `pub_${tag}`,
    linkId: `lnk_${tag}`,
    eventTypeId: `evt_${tag}_sale`,
    slug: `s${tag}`,
  };
  const insert = (table: string, row: Row) =>
    control
      .prepare(
        `INSERT INTO ${table} (${Object.keys(row).join(", ")}) VALUES (${Object.keys(row).map(() => "?")})`,
      )
      .bind(...Object.values(row));
  const times = { created_at_ms: Date.now(), updated_at_ms: Date.now() };
  const owner = { workspace_id: ids.workspaceId };
  await control.batch([
    insert("workspaces", workspaceRow(ids.workspaceId, tag, options)),
    insert("campaigns", { ...owner, ...campaignRow(ids.campaignId, options), ...times }),
    ...eventTypeRows(ids, options).map((row) => insert("event_types", { ...owner, ...row })),
    insert("publishers", {
      ...owner,
      ...times,
      id: ids.publisherId,
      name: "Ada",
      email: `${tag}@publisher.example`,
    }),
    insert("fraud_policies", { ...owner, ...policyRow(options) }),
    insert("links", {
      ...owner,
      ...times,
      id: ids.linkId,
      campaign_id: ids.campaignId,
      publisher_id: ids.publisherId,
      slug: ids.slug,
    }),
  ]);
  const row = await control
    .prepare(`SELECT number FROM links WHERE id = ?`)
    .bind(ids.linkId)
    .first<{ number: number }>();
  return { ...ids, linkNumber: row?.number ?? 0 };
}

function workspaceRow(id: string, slug: string, options: TestWorkspaceOptions): Row {
  return {
    id,
    slug,
    name: "Test",
    timezone: options.timezone ?? "UTC",
    fallback_url: options.workspaceFallbackUrl ?? null,
    dialects: JSON.stringify(options.workspaceDialects ?? []),
    status_words: JSON.stringify(options.statusWords ?? {}),
    hot_window_days: options.hotWindowDays ?? 90,
    created_at: Date.now(),
  };
}

function policyRow({ fraud }: TestWorkspaceOptions): Row {
  const policy = JSON.stringify({ postbackWaitMinutes: 0, ...fraud });
  return { campaign_id: "", policy, updated_at_ms: 0 };
}

function campaignRow(id: string, options: TestWorkspaceOptions): Row {
  return {
    id,
    name: "Shoes",
    destination_url: options.destinationUrl ?? "https://shop.example/?cid={clickid}&s={sub1}",
    fallback_url: options.fallbackUrl ?? null,
    delivery: JSON.stringify(options.delivery ?? {}),
    conversion_policy: JSON.stringify(options.conversionPolicy ?? {}),
    currency: "USD",
    attribution_window_ms: 30 * DAY_MS,
  };
}

function eventTypeRows(
  { campaignId, eventTypeId }: Pick<TestWorkspace, "campaignId" | "eventTypeId">,
  { revshare = false, sale = {} }: TestWorkspaceOptions,
): Row[] {
  const payout = revshare
    ? { payout_model: "revshare", payout_ppm: 100_000 }
    : { payout_model: "cpa", payout_micros: 4_000_000 };
  const lead = { payout_model: "cpl", payout_micros: 1_000_000, revenue_micros: 2_000_000 };
  const common = { campaign_id: campaignId };
  return [
    {
      ...common,
      ...payout,
      id: eventTypeId,
      name: "Sale",
      name_key: "sale",
      position: 0,
      ...sale,
    },
    { ...common, ...lead, id: `${eventTypeId}_lead`, name: "lead", name_key: "lead", position: 1 },
  ];
}
