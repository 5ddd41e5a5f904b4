import type { ClickDay } from "@cleverdrip/contract";
import { env } from "cloudflare:workers";
import { storeClickHold, type HoldFields } from "./click-hold.ts";
import { makeCampaign, makePublisher } from "./make.ts";
import { signedIn, type Member, type MemberOptions } from "./member.ts";

export const APPEALS = "/v1/fraud/appeals";

/** A member whose workspace has a campaign, a publisher, and days of clicks that earned 10 dollars, of which 4 are held. */
export async function withHeldDays(options: MemberOptions = {}) {
  const member = await signedIn(options);
  const campaign = await makeCampaign(member);
  const ada = await makePublisher(member, { name: "Ada" });
  const ids = { campaignId: String(campaign.id), publisherId: String(ada.id) };
  const held = async (day: string, fields: HoldFields = {}): Promise<ClickDay> => {
    const place = { ...ids, day };
    await storeEarnings(member.workspaceId, place);
    await storeClickHold(member.workspaceId, { ...place, ...fields });
    return place;
  };
  /** Amounts of the ledger, the newest first. */
  const ledger = async () =>
    (await member.get(`/v1/publishers/${ada.id}/ledger`)).body.data.map(
      ({ kind, amountMicros }: { kind: string; amountMicros: number }) => [kind, amountMicros],
    );
  const owed = async () =>
    (await member.get(`/v1/balances?publisherId=${ada.id}`)).body.data[0]?.balances[0]
      ?.balanceMicros ?? 0;
  return { member, campaign, ada, held, ledger, owed };
}

export function enterFor(member: Member, clickDay: ClickDay) {
  return member.post(APPEALS, { clickDay, text: "These are our readers." });
}

async function storeEarnings(workspaceId: string, place: ClickDay): Promise<void> {
  await env.EVENTS.prepare(
    `INSERT INTO click_earnings (workspace_id, campaign_id, publisher_id, day, link_id, currency, clicks, earned_micros)
     VALUES (?, ?, ?, ?, 'lnk_1', 'USD', 50, 10000000)`,
  )
    .bind(workspaceId, place.campaignId, place.publisherId, place.day)
    .run();
}
