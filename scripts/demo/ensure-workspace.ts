import type {
  Campaign,
  Link,
  NewCampaign,
  NewLink,
  NewPublisher,
  NewSmartLink,
  Publisher,
  SmartLink,
} from "@cleverdrip/contract";
import { type ApiSession, cookieOf, send, sessionWith, signIn } from "../api/session.ts";
import { demoEmail, type LocalSecrets } from "../local/secrets.ts";
import { demoCampaigns, demoLinks, demoPublishers } from "./catalog.ts";
import { demoSmartLink } from "./delivery.ts";

/** Signs in as the demo administrator, whom the installation's first start sets up. */
export async function demoSession(origin: string, secrets: LocalSecrets): Promise<ApiSession> {
  const response = await send(`${origin}/v1/setup`, {});
  const { isOpen } = (await response.json()) as { readonly isOpen: boolean };
  if (!isOpen) return signIn(origin, { email: demoEmail, password: secrets.demoPassword });
  const created = await send(
    `${origin}/v1/setup`,
    {},
    {
      token: secrets.setupToken,
      name: "Demo Administrator",
      email: demoEmail,
      password: secrets.demoPassword,
      workspaceName: "Demo",
      timezone: "UTC",
      currency: "USD",
    },
  );
  return sessionWith(origin, cookieOf(created));
}

/** The demo's campaigns, publishers, links and smart link; what is there already stays. Returns the first link. */
export async function ensureDemoEntities(session: ApiSession): Promise<Link> {
  const links = await ensureLinks(session, {
    campaigns: demoCampaigns,
    publishers: demoPublishers,
    links: demoLinks,
  });
  const own = must(links.get(must(demoSmartLink.members[0])[0]));
  await ensureSmartLink(session, links, own.publisherId);
  return must(links.get(must(demoLinks[0])[2]));
}

export type Wanted = {
  readonly campaigns: readonly NewCampaign[];
  readonly publishers: readonly NewPublisher[];
  /** Campaign, publisher and slug. */
  readonly links: readonly (readonly [string, string, string])[];
};

/** All links by slug, once the wanted ones are there with what they link. */
export async function ensureLinks(
  session: ApiSession,
  wanted: Wanted,
): Promise<ReadonlyMap<string, Link>> {
  const campaigns = await ensureByName<Campaign>(session, "/v1/campaigns", wanted.campaigns);
  const publishers = await ensureByName<Publisher>(session, "/v1/publishers", wanted.publishers);
  const links = new Map(
    (await session.list<Link>("/v1/links")).map((link) => [link.slug, link] as const),
  );
  for (const [campaignName, publisherName, slug] of wanted.links) {
    if (links.has(slug)) continue;
    const campaignId = must(campaigns.get(campaignName)).id;
    const publisherId = must(publishers.get(publisherName)).id;
    const body: NewLink = { campaignId, publisherId, slug };
    links.set(slug, await session.post<Link>("/v1/links", body));
  }
  return links;
}

async function ensureSmartLink(
  session: ApiSession,
  links: ReadonlyMap<string, Link>,
  publisherId: string,
): Promise<void> {
  const { name, slug, members } = demoSmartLink;
  const known = await session.list<SmartLink>("/v1/smart-links");
  if (known.some((smart) => smart.slug === slug)) return;
  const body: NewSmartLink = {
    name,
    slug,
    publisherId,
    members: members.map(([link, weight]) => ({ linkId: must(links.get(link)).id, weight })),
  };
  await session.post<SmartLink>("/v1/smart-links", body);
}

async function ensureByName<T extends { readonly name: string }>(
  session: ApiSession,
  path: string,
  wanted: readonly { readonly name: string }[],
): Promise<ReadonlyMap<string, T>> {
  const found = new Map((await session.list<T>(path)).map((item) => [item.name, item]));
  for (const item of wanted) {
    if (!found.has(item.name)) found.set(item.name, await session.post<T>(path, item));
  }
  return found;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the demo catalog names something it does not define");
  return value;
}
