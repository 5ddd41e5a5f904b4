import {
  addressPrefix,
  decideClick,
  fullCapKeys,
  referrerDomain,
  type CampaignSnapshot,
  type ClickFacts,
  type LinkSnapshot,
  type WorkspaceSnapshot,
} from "@cleverdrip/core";
import { storeClick } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { makeCampaign, makeLink } from "./make.ts";
import { signedIn } from "./member.ts";
import { snapshotOf } from "./snapshot.ts";

const NOON_MS = Date.parse("2026-05-01T12:00:00Z");

const FACTS: ClickFacts = {
  atMs: NOON_MS,
  method: "GET",
  purpose: "",
  visitorId: "visitor",
  isReturning: false,
  remembered: null,
  ip: "198.51.100.7",
  country: "DE",
  region: "Berlin",
  city: "Berlin",
  asn: 3320,
  asOrganization: "Deutsche Telekom AG",
  userAgent:
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  language: "de",
  referrer: "https://www.blog.example/post/7",
  query: "",
};

export const route = (name: string, conditions: readonly object[], urls: readonly string[]) => ({
  name,
  conditions,
  variants: urls.map((url, i) => ({ name: `${name} ${i}`, url })),
});

/** A campaign with something of everything that decides. */
export const RICH = {
  targeting: [{ field: "country", isNot: true, values: ["RU"] }],
  routing: {
    forced: [
      route("office", [{ field: "ip", values: ["198.51.100.16/28"] }], ["https://office.example"]),
      route(
        "story",
        [{ field: "referrer", values: ["news.example/deal/*"] }],
        ["https://s.example"],
      ),
    ],
    regular: [
      {
        ...route(
          "germany",
          [{ field: "country", values: ["DE"] }],
          ["https://a.example", "https://b.example", "https://c.example"],
        ),
        landings: [
          { name: "L1", url: "https://l1.example" },
          { name: "L2", url: "https://l2.example" },
        ],
      },
    ],
    default: route("rest", [], ["https://rest.example"]),
  },
  caps: [{ scope: "link", period: "day", limit: 5 }],
};

/** A member with a link, and what the edge would decide its clicks from. */
export async function withLink(fields: object = {}) {
  const member = await signedIn();
  const campaign = await makeCampaign(member, { delivery: RICH, ...fields });
  const link = await makeLink(member, { campaignId: campaign.id });
  return { member, link };
}

type Made = Awaited<ReturnType<typeof withLink>>;

export async function targetOf({ member, link }: Made) {
  // What the api published of things made above.
  return {
    link: (await snapshotOf("link", link.slug)) as unknown as LinkSnapshot,
    campaign: (await snapshotOf("campaign", link.campaignId)) as unknown as CampaignSnapshot,
    workspace: (await snapshotOf(
      "workspace",
      member.workspaceId,
    )) as unknown as WorkspaceSnapshot | null,
  };
}

type Row = NonNullable<Parameters<typeof storeClick>[2]>;

/** Decides the click as the tracker does and stores it as the consumer does. */
export async function storeDecided(
  made: Made,
  facts: Partial<ClickFacts> = {},
  row: Row = {},
  full: readonly string[] = [],
) {
  const target = await targetOf(made);
  const known = { ...FACTS, ...facts };
  const caps = { version: 1, full: full.map((key) => ({ key, endsAtMs: null })) };
  const decision = decideClick(target, known, fullCapKeys(caps, known.atMs));
  const {
    ip,
    referrer,
    isReturning,
    remembered,
    method: _method,
    purpose: _purpose,
    ...kept
  } = known;
  const { reason, routeId, variantId, landingId } = decision;
  const id = await storeClick(env.EVENTS, made.member.workspaceId, {
    ...kept,
    campaignId: made.link.campaignId,
    publisherId: made.link.publisherId,
    linkId: made.link.id,
    ipPrefix: addressPrefix(ip),
    referrerDomain: referrerDomain(referrer),
    flags: (isReturning ? 1 : 0) + (remembered === null ? 0 : 2) + (decision.isRemembered ? 4 : 0),
    reason,
    routeId,
    variantId,
    landingId,
    snapshotVersion: target.campaign.version,
    linkVersion: target.link.version,
    ...row,
  });
  return { id, decision };
}
