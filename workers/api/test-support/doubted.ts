import { entityId, type RuleMode, type Signal } from "@cleverdrip/core";
import { decideVerdict } from "@cleverdrip/db";
import { storeClick, storeConversion, storeFraudVerdict } from "@cleverdrip/db/test-support";
import { testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { makeCampaign, makePublisher } from "./make.ts";
import { signedIn, type MemberOptions } from "./member.ts";

export type DoubtedFields = {
  readonly publisherId?: string;
  readonly campaignId?: string;
  readonly signals?: readonly Signal[];
  readonly action?: RuleMode;
  readonly status?: "approved" | "hold" | "rejected" | "pending";
  readonly reason?: string;
  readonly payoutMicros?: number;
  readonly currency?: string;
  readonly eventName?: string;
  readonly daysAgo?: number;
  /** null: its click has no row. */
  readonly click?: object | null;
  readonly decision?: "approved" | "rejected";
};

let made = 0;

export const signal = (rule: string, score: number, detail = `${rule} in numbers.`): Signal => ({
  rule,
  score,
  detail,
});

/** A member whose workspace has a campaign, two publishers and what it takes to store doubted results. */
export async function withDoubts(options: MemberOptions = {}) {
  const member = await signedIn(options);
  const campaign = await makeCampaign(member);
  const [ada, bob] = [
    await makePublisher(member, { name: "Ada" }),
    await makePublisher(member, { name: "Bob" }),
  ];
  const usual = { publisherId: String(ada.id), campaignId: String(campaign.id) };
  const doubted = (fields: DoubtedFields = {}) =>
    storeDoubted(member.workspaceId, { ...usual, ...fields });
  /** A result that nothing is held against. */
  const honest = (fields: DoubtedFields = {}) =>
    storeResult(member.workspaceId, { status: "approved", reason: "OK", ...usual, ...fields });
  return { member, campaign, ada, bob, doubted, honest };
}

async function storeDoubted(workspaceId: string, fields: DoubtedFields): Promise<string> {
  const { signals = [signal("too-soon", 0.9)], action = "hold", decision, daysAgo = 1 } = fields;
  const stored = await storeResult(workspaceId, fields);
  const { publisherId = "pub_1", campaignId = "cmp_1", eventName = "sale" } = fields;
  await storeFraudVerdict(env.EVENTS, workspaceId, {
    conversionId: stored,
    atMs: Date.now() - daysAgo * 86_400_000,
    publisherId,
    campaignId,
    eventName,
    payoutMicros: fields.payoutMicros ?? 3_300_000,
    currency: fields.currency ?? "USD",
    score: Math.max(0, ...signals.map(({ score }) => score)),
    signals: JSON.stringify(signals),
    action,
  });
  if (decision !== undefined) {
    const decided = { conversionId: stored, decision, decidedBy: "user", decisionId: null };
    await decideVerdict(env.EVENTS, workspaceId, decided, 1).run();
  }
  return stored;
}

async function storeResult(workspaceId: string, fields: DoubtedFields): Promise<string> {
  made += 1;
  const { click = {}, daysAgo = 1, status = "hold", reason = "H_FRAUD" } = fields;
  const receivedAtMs = Date.now() - daysAgo * 86_400_000;
  const clickAtMs = receivedAtMs - 60_000;
  const own = {
    publisherId: fields.publisherId ?? "pub_1",
    campaignId: fields.campaignId ?? "cmp_1",
  };
  const clickId = testClickId(1, clickAtMs);
  if (click !== null)
    await storeClick(env.EVENTS, workspaceId, { ...own, id: clickId, atMs: clickAtMs, ...click });
  return storeConversion(env.EVENTS, workspaceId, {
    ...own,
    id: entityId("cnv", receivedAtMs, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, made >> 8, made])),
    clickId,
    clickAtMs,
    atMs: receivedAtMs,
    receivedAtMs,
    status,
    reason,
    eventName: fields.eventName ?? "sale",
    payoutMicros: fields.payoutMicros ?? 3_300_000,
    currency: fields.currency ?? "USD",
    txid: `T-${made}`,
  });
}
