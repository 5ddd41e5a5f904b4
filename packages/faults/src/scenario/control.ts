import { openSqlite, type Sqlite } from "../stores/sqlite.ts";
import type { Pay, Scenario, ScenarioEvent } from "./scenarios.ts";

type Row = Readonly<Record<string, string | number | null>>;

const DAY_MS = 86_400_000;
const times = { created_at_ms: 1, updated_at_ms: 1 };

/** Names of what each workspace has, `a` and `b`; they sort before everything else that has a name in a schedule. */
export const WORKSPACES = ["wsp_a", "wsp_b"] as const;

export function idsOf(workspaceId: string) {
  const own = workspaceId.slice(4);
  return {
    campaignId: `cmp_${own}`,
    publisherIds: [`pub_${own}1`, `pub_${own}2`],
    links: [
      { id: `lnk_${own}1`, publisherId: `pub_${own}1` },
      { id: `lnk_${own}2`, publisherId: `pub_${own}2` },
      { id: `lnk_${own}3`, publisherId: `pub_${own}1` },
    ],
    eventTypeId: (name: string) => `evt_${own}_${name}`,
    webhookId: `end_${own}_hook`,
    postbackId: `end_${own}_post`,
  };
}

/** CONTROL as the api would have written it. */
export function openControl(scenario: Scenario, schema: readonly string[]): Sqlite {
  const control = openSqlite(schema);
  const insert = (table: string, row: Row) => {
    const columns = Object.keys(row);
    control.execute(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      Object.values(row),
    );
  };
  for (const workspaceId of WORKSPACES) fill(workspaceId, scenario, insert);
  return control;
}

type Insert = (table: string, row: Row) => void;

function fill(workspaceId: string, scenario: Scenario, insert: Insert): void {
  const ids = idsOf(workspaceId);
  const owner = { workspace_id: workspaceId };
  const { timezone, hotWindowDays: hot_window_days, caps, cpcMicros, model } = scenario;
  const duplicates = { by: "cookie", windowSeconds: scenario.duplicateSeconds };
  const named = { id: workspaceId, name: workspaceId, slug: workspaceId };
  insert("workspaces", { ...named, created_at: 1, timezone, hot_window_days });
  const rungs = ["click-id", "cookie", "coupon", "clickless"];
  const maxWindowMs = { "click-id": 30 * DAY_MS, cookie: 90 * DAY_MS, fingerprint: DAY_MS };
  const attribution = { rungs, minWindowMs: 0, maxWindowMs, model, viewThrough: null };
  insert("campaigns", {
    ...owner,
    ...times,
    id: ids.campaignId,
    name: "Shoes",
    destination_url: "https://shop.example/?cid={clickid}",
    currency: "USD",
    attribution_window_ms: 30 * DAY_MS,
    delivery: JSON.stringify({ duplicates }),
    conversion_policy: JSON.stringify({ caps, cpcMicros, attribution }),
  });
  for (const id of ids.publisherIds)
    insert("publishers", { ...owner, ...times, id, name: id, email: `${id}@x.example` });
  for (const { id, publisherId: publisher_id } of ids.links)
    insert("links", {
      ...owner,
      ...times,
      campaign_id: ids.campaignId,
      publisher_id,
      id,
      slug: id,
    });
  scenario.events.forEach((event, position) => fillEvent(workspaceId, event, position, insert));
  if (scenario.isTold) fillEndpoints(workspaceId, insert);
}

function fillEvent(
  workspaceId: string,
  event: ScenarioEvent,
  position: number,
  insert: Insert,
): void {
  const { campaignId: campaign_id, publisherIds, eventTypeId } = idsOf(workspaceId);
  const { name, policy, holdDays: hold_days, payOfSecond, revenuePpm } = event;
  const id = eventTypeId(name);
  insert("event_types", {
    id,
    workspace_id: workspaceId,
    campaign_id,
    name,
    name_key: name,
    position,
    hold_days,
    duplicate_policy: policy,
    revenue_ppm: revenuePpm ?? null,
    ...payColumns(event.pay),
  });
  if (payOfSecond === undefined) return;
  insert("payout_rules", {
    created_at_ms: 1,
    id: `plr_${id}`,
    workspace_id: workspaceId,
    campaign_id,
    event_type_id: id,
    scope: "publisher",
    subject: publisherIds[1] ?? "",
    ...payColumns(payOfSecond),
  });
}

function payColumns(pay: Pay): Row {
  return "micros" in pay
    ? { payout_model: "cpa", payout_micros: pay.micros }
    : { payout_model: "cps", payout_ppm: pay.ppm };
}

function fillEndpoints(workspaceId: string, insert: Insert): void {
  const { webhookId, postbackId, publisherIds } = idsOf(workspaceId);
  const common = { ...times, workspace_id: workspaceId };
  insert("endpoints", {
    ...common,
    id: webhookId,
    kind: "webhook",
    name: "shop",
    url: "https://hooks.example/in",
    secrets: '["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]',
  });
  insert("endpoints", {
    ...common,
    id: postbackId,
    kind: "postback",
    name: "publisher",
    url: "https://pub.example/pb?c={clickid}&s={status}&p={payout}",
    publisher_id: publisherIds[0] ?? "",
  });
}
