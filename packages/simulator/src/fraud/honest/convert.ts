import { isChance, logNormal } from "../../random.ts";
import { basketMicros, honestDelay, type CampaignKind } from "../campaigns.ts";
import type { ClickDraft, ConversionDraft, Scene } from "../draft.ts";
import { hexDigest } from "../world/digest.ts";
import type { Outcome, Truth } from "../lines.ts";

const dayMs = 86_400_000;
/** Results that come later than this after the last click are not waited for. */
export const tailMs = 3 * dayMs;

export type ConversionParts = {
  readonly of: ClickDraft | string;
  readonly atMs: number;
  readonly truth: Truth;
  readonly txid?: string;
  /** undefined = what the campaign pays for. */
  readonly event?: string;
  /** undefined = what a customer of this publisher buys for. */
  readonly amountMicros?: number | null;
  /** Whoever is named in the form; the same text gives the same hash. */
  readonly lead?: string;
  /** In place of a name: a hash that was seen before. */
  readonly leadHash?: string;
  readonly via?: string;
  /** Share the advertiser does not accept; undefined = the publisher's own. */
  readonly rejected?: number;
};

/** A result reported to us, entered into the scene unless it comes after the file's end. */
export function convert(scene: Scene, parts: ConversionParts): void {
  const { random, campaign, publisher } = scene;
  if (parts.atMs >= scene.toMs + tailMs) return;
  const lead = parts.lead ?? `person-${random.next()}-${random.next()}`;
  const draft: ConversionDraft = {
    atMs: Math.round(parts.atMs),
    of: parts.of,
    campaign,
    publisher: publisher.ref,
    event: parts.event ?? campaign.kind,
    txid: parts.txid ?? null,
    amountMicros:
      parts.amountMicros === undefined
        ? basketMicros(random, campaign, publisher.basket)
        : parts.amountMicros,
    leadHash: campaign.sendsLeadHash ? (parts.leadHash ?? hexDigest(lead)) : null,
    via: parts.via ?? campaign.via,
    truth: parts.truth,
    outcome: outcomeOf(scene, parts),
  };
  scene.conversions.push(draft);
}

/** The advertiser's word days later, for those it settles within the time of the file. */
function outcomeOf(scene: Scene, parts: ConversionParts): ConversionDraft["outcome"] {
  const { random, campaign, publisher } = scene;
  if (!isChance(random, campaign.settledShare)) return null;
  const isRejected = isChance(random, parts.rejected ?? publisher.rejected);
  const outcome: Outcome = isRejected
    ? isChance(random, campaign.kind === "sale" ? 0.6 : 0.15)
      ? "refunded"
      : "rejected"
    : "approved";
  return { atMs: Math.round(parts.atMs + logNormal(random, 3 * dayMs, 0.6)), outcome };
}

/** Share of people who press the button twice or come back for a second one; an app is installed once. */
const again: Readonly<Record<CampaignKind, number>> = { install: 0, lead: 0.003, sale: 0.012 };

/** Lets the people of these sessions do what the campaign pays for, at the publisher's usual rate. */
export function convertSessions(
  scene: Scene,
  made: readonly (readonly ClickDraft[])[],
  options: { readonly rate?: number; readonly rejected?: number } = {},
): void {
  const { random, campaign, publisher } = scene;
  const rate = Math.min(0.9, (options.rate ?? publisher.rate) * campaign.conversionRate);
  for (const session of made) {
    const click = session.at(-1);
    if (click === undefined || !isChance(random, rate * session.length ** 0.5)) continue;
    const lead = `person-${random.next()}`;
    const atMs = click.atMs + honestDelay(random, campaign, publisher.pace);
    const parts = {
      of: click,
      atMs,
      truth: click.truth,
      lead,
      ...(options.rejected === undefined ? {} : { rejected: options.rejected }),
    };
    convert(scene, parts);
    if (isChance(random, again[campaign.kind]))
      convert(scene, { ...parts, atMs: atMs + logNormal(random, 900_000, 2) });
  }
}
