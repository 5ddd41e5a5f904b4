import type { ClickEvent } from "@cleverdrip/contract";
import {
  addressPrefix,
  CURRENT_RULES,
  packTraits,
  readClickParameters,
  referrerDomain,
} from "@cleverdrip/core";
import type { ClickRecord } from "@cleverdrip/db";
import type { CountingRules } from "../window/observation.ts";
import { addressKey, cookieKey, duplicateAddressKey } from "../window/visitor-keys.ts";
import { parseUserAgent } from "./parse-user-agent.ts";
import { traitsOf } from "./traits-of.ts";

export type EnrichedClick = {
  /** All but what the campaign's window has yet to say. */
  readonly record: Omit<ClickRecord, "isUnique" | "isNewVisitor">;
  /** How the edge answered it, before it was judged here. */
  readonly cameAs: string;
  /**
   * Who clicked: the cookie if one was brought, else address with user agent, followed by the cookie that the answer set,
   * so that the next click of the same browser is known.
   */
  readonly visitorKeys: readonly number[];
  /** Who must not have clicked just before, by the campaign's policy. */
  readonly duplicateKeys: readonly number[];
};

const DAY_MS = 86_400_000;

/** Adds what can be read out of a click's headers and query; from here on the address is a hash and a prefix. */
export async function enrichClick(
  click: ClickEvent,
  { duplicates }: Pick<CountingRules, "duplicates">,
  hashAddress: (address: string, atMs: number) => Promise<string>,
): Promise<EnrichedClick> {
  const { visitorId, userAgent, atMs } = click;
  const ipHash = await hashAddress(click.ip, atMs);
  const cookie = cookieKey(visitorId);
  const visitorKeys = click.isReturning ? [cookie] : [addressKey(ipHash, userAgent), cookie];
  return {
    record: recordOf(click, ipHash),
    cameAs: click.reason,
    visitorKeys,
    duplicateKeys: await duplicateKeys(),
  };

  async function duplicateKeys(): Promise<number[]> {
    if (duplicates.by === "none") return [];
    // A cookie that was only just set is nobody's yet: this finds who brought one.
    if (duplicates.by === "cookie") return [cookie];
    const own = duplicateAddressKey(ipHash, userAgent);
    const earlierMs = atMs - duplicates.windowSeconds * 1_000;
    if (Math.floor(earlierMs / DAY_MS) === Math.floor(atMs / DAY_MS)) return [own];
    // The hash changes at midnight UTC: a click before it had yesterday's.
    return [own, duplicateAddressKey(await hashAddress(click.ip, earlierMs), userAgent)];
  }
}

/** Characters of a query that are kept. */
const MAX_QUERY = 8_192;

/** Field by field: then a click is the same line of the log by whichever way it came. */
function recordOf(click: ClickEvent, ipHash: string): EnrichedClick["record"] {
  const { isReturning, isKnown, isRemembered } = click;
  const { isBot, ...agent } = parseUserAgent(click.userAgent);
  const { subs, source, externalId, cut } = readClickParameters(click.query);
  const ipPrefix = addressPrefix(click.ip);
  const traits = traitsOf(click, { ipHash, ipPrefix, isListedBot: isBot });
  const isShortened = click.isCut || cut.length > 0 || click.query.length > MAX_QUERY;
  return {
    kind: click.kind,
    id: click.id,
    atMs: click.atMs,
    campaignId: click.campaignId,
    publisherId: click.publisherId,
    linkId: click.linkId,
    currency: click.currency,
    visitorId: click.visitorId,
    reason: CURRENT_RULES.judgeRequest({
      cameAs: click.reason,
      isListedBot: isBot,
      known: traits.known,
    }),
    snapshotVersion: click.snapshotVersion,
    linkVersion: click.linkVersion,
    routeId: click.routeId,
    variantId: click.variantId,
    landingId: click.landingId,
    country: click.country,
    region: click.region,
    city: click.city,
    asn: click.asn,
    asOrganization: click.asOrganization,
    userAgent: click.userAgent,
    language: click.language,
    ...agent,
    referrerDomain: referrerDomain(click.referrer),
    ipHash,
    ipPrefix,
    subs,
    source,
    externalId,
    flags: flagBits([isReturning, isKnown, isRemembered, isShortened]),
    query: click.query.slice(0, MAX_QUERY),
    // Whether it is payable is not decided yet.
    payoutMicros: 0,
    // A click that nothing was passed on of, such as one of history, says nothing about its source: it is not compared.
    traits: click.signals.length === 0 ? "" : packTraits(traits),
  };
}

/** The first is bit 1, the second bit 2, then 4 and 8. */
function flagBits(flags: readonly boolean[]): number {
  return flags.reduce((bits, flag, i) => (flag ? bits | (1 << i) : bits), 0);
}
