import {
  addressPrefix,
  choiceTag,
  referrerDomain,
  type CampaignSnapshot,
  type ClickFacts,
  type Condition,
} from "@cleverdrip/core";
import type { StoredClick } from "@cleverdrip/db";
import { placedRoutes } from "../campaigns/routing-paths.ts";
import { FLAGS } from "./entity.ts";

/** What the edge knew of a click, as far as it is kept. Several where the same row is left by different visitors. */
export type KnownFacts = {
  readonly facts: readonly ClickFacts[];
  /** Sentences about what cannot be known again. */
  readonly limits: readonly string[];
};

/** Last numbers of addresses that are tried inside an IPv4 network beside those that conditions name. */
const LAST_NUMBERS = [0, 1, 50, 100, 150, 200, 254];

export function knownFacts(click: StoredClick, campaign: CampaignSnapshot): KnownFacts {
  const conditions = [
    ...campaign.targeting,
    ...placedRoutes(campaign.routing).flatMap(({ value }) => value.conditions),
  ];
  const narrow = valuesOf(conditions, "ip").filter(
    (value) =>
      addressPrefix(value.split("/")[0] ?? "") === click.ipPrefix && value !== click.ipPrefix,
  );
  const pages = valuesOf(conditions, "referrer").filter((value) => /[/*]/.test(value));
  const limits = [
    ...(narrow.length === 0
      ? []
      : [
          `Of the address only ${click.ipPrefix} is kept, and a condition asks for more of it: one that fits the stored outcome is assumed.`,
        ]),
    ...(pages.length === 0 || click.referrerDomain === ""
      ? []
      : [
          `Of the referrer only ${click.referrerDomain} is kept, and a condition asks for the page: one that fits the stored outcome is assumed.`,
        ]),
    ...((click.flags & FLAGS.isCut) === 0
      ? []
      : ["Something the visitor's browser sent was longer than what is kept."]),
  ];
  const facts = addresses(click.ipPrefix, narrow).flatMap((ip) =>
    referrers(click.referrerDomain, pages).map((referrer) => ({
      ...sureFacts(click),
      ip,
      referrer,
    })),
  );
  return { facts, limits };
}

function sureFacts(click: StoredClick): Omit<ClickFacts, "ip" | "referrer"> {
  const { atMs, visitorId, country, region, city, asn, asOrganization, flags, reason } = click;
  const { userAgent, language, query } = click;
  return {
    atMs,
    visitorId,
    country,
    region,
    city,
    asn,
    asOrganization,
    userAgent,
    language,
    query,
    method: reason === "Q_HEAD" ? "HEAD" : "GET",
    purpose: reason === "Q_PREFETCH" ? "prefetch" : "",
    isReturning: (flags & FLAGS.isReturning) !== 0,
    remembered:
      (flags & FLAGS.isKnown) === 0
        ? null
        : { variantTag: tagOf(click.variantId, flags), landingTag: tagOf(click.landingId, flags) },
  };
}

function tagOf(id: string, flags: number): string {
  return id === "" || (flags & FLAGS.isRemembered) === 0 ? "" : choiceTag(id, 3);
}

function valuesOf(conditions: readonly Condition[], field: Condition["field"]): readonly string[] {
  return conditions.flatMap((condition) => (condition.field === field ? condition.values : []));
}

function addresses(prefix: string, narrow: readonly string[]): readonly string[] {
  const first = prefix.split("/")[0] ?? "";
  if (narrow.length === 0) return [first];
  const others = first.includes(":")
    ? [`${first}1`]
    : LAST_NUMBERS.map((number) => first.replace(/\d+$/, String(number)));
  return [...others, ...narrow.slice(0, 50).map((value) => value.split("/")[0] ?? "")];
}

function referrers(domain: string, pages: readonly string[]): readonly string[] {
  if (domain === "") return [""];
  const named = pages
    .map((value) => value.replaceAll("*", ""))
    .map((value) => (value.includes("://") ? value : `https://${value}`))
    .filter((value) => referrerDomain(value) === domain);
  return [`https://${domain}/`, ...named.slice(0, 20)];
}
