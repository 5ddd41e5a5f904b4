import type { ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import {
  DEFAULT_ATTRIBUTION,
  type AttributionPolicy,
  type ConversionPolicy,
} from "@cleverdrip/core";
import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { buildDeps } from "../src/build-deps.ts";
import { storeBatches } from "../src/clicks/store-batches.ts";
import { takeReport } from "../src/conversions/take-report.ts";
import { rowsOf } from "./books.ts";

const HOUR_MS = 3_600_000;

export const deps = (nowMs = Date.now()) => buildDeps(env, nowMs, crypto.randomUUID());

export type JourneyWorld = Awaited<ReturnType<typeof journeyWorld>>;

/** A campaign with two publishers, Ada and Bob, whose reports a token proves. A sale pays $4 and is worth $10. */
export async function journeyWorld(
  attribution: Partial<AttributionPolicy>,
  policy: Partial<ConversionPolicy> = {},
) {
  const security = { tokens: ["abc12345"], secrets: [], sourceIps: [], requires: "none" as const };
  const ada = await createTestWorkspace(env.CONTROL, {
    conversionPolicy: {
      security,
      attribution: { ...DEFAULT_ATTRIBUTION, ...attribution },
      ...policy,
    },
    sale: { revenue_micros: 10_000_001 },
  });
  const bob = await addPublisher(ada);
  const startMs = Date.now() - 20 * 24 * HOUR_MS;
  const at = (hours: number) => startMs + hours * HOUR_MS;
  const click = (
    who: TestWorkspace,
    hours: number,
    visitorId: string,
    own: Partial<ClickEvent> = {},
  ) => testClick(who, { atMs: at(hours), visitorId, isReturning: true, ...own });
  const store = (...clicks: readonly ClickEvent[]) => storeBatches([testBatchOf(clicks)], deps());
  const report = (
    clicked: ClickEvent | null,
    parameters: Readonly<Record<string, string>> = {},
    change: Partial<ReceivedReport> = {},
  ) => {
    const who = clicked?.linkId === bob.linkId ? bob : ada;
    const own = { token: "abc12345", ts: String(at(100)), ...parameters };
    const received = { receivedAtMs: at(101), ...change };
    return takeReport(testReport(who, clicked, own, received), deps());
  };
  return { ada, bob, at, click, store, report };
}

/** Bob, with a link of his own in the same campaign. */
async function addPublisher(workspace: TestWorkspace): Promise<TestWorkspace> {
  const { workspaceId, campaignId } = workspace;
  const tag = crypto.randomUUID().replaceAll("-", "");
  const publisherId = `pub_${tag}`;
  const linkId = `lnk_${tag}`;
  const slug = `s${tag}`;
  const [, link] = await env.CONTROL.batch<{ number: number }>([
    env.CONTROL.prepare(
      `INSERT INTO publishers (id, workspace_id, name, email, created_at_ms, updated_at_ms) VALUES (?, ?, 'Bob', ?, 0, 0)`,
    ).bind(publisherId, workspaceId, `${tag}@publisher.example`),
    env.CONTROL.prepare(
      `INSERT INTO links (id, workspace_id, campaign_id, publisher_id, slug, created_at_ms, updated_at_ms)
       VALUES (?, ?, ?, ?, ?, 0, 0) RETURNING number`,
    ).bind(linkId, workspaceId, campaignId, publisherId, slug),
  ]);
  const linkNumber = link?.results[0]?.number ?? 0;
  return { ...workspace, publisherId, linkId, linkNumber, slug };
}

/** Bob's own terms: $5.000001 a sale. */
export async function payBobMore({ ada, bob }: Pick<JourneyWorld, "ada" | "bob">): Promise<void> {
  await env.CONTROL.prepare(
    `INSERT INTO payout_rules (id, workspace_id, campaign_id, event_type_id, scope, subject, payout_model, payout_micros,
       created_at_ms) VALUES (?, ?, ?, ?, 'publisher', ?, 'cpa', 5000001, 0)`,
  )
    .bind(
      `rul_${bob.publisherId}`,
      ada.workspaceId,
      ada.campaignId,
      ada.eventTypeId,
      bob.publisherId,
    )
    .run();
}

/** What the ledger owes each of them. */
export async function owed({ ada, bob }: Pick<JourneyWorld, "ada" | "bob">) {
  const rows = await rowsOf<{ publisher_id: string; owed: number }>(
    `SELECT publisher_id, sum(amount_micros) AS owed FROM payout_ledger WHERE workspace_id = ? GROUP BY 1`,
    ada.workspaceId,
  );
  const of = (id: string) => rows.find(({ publisher_id }) => publisher_id === id)?.owed ?? 0;
  return { ada: of(ada.publisherId), bob: of(bob.publisherId) };
}
