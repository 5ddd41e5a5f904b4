import {
  memoize,
  parametersOf,
  plainTemplate,
  type CampaignSnapshot,
  type PlainSlot,
} from "@cleverdrip/core";

/** What it takes to fill templates elsewhere. */
export type PlainTemplates = {
  /** Each once: the addresses of a campaign mostly end alike. */
  readonly slots: readonly PlainSlot[];
  /** The head of each address, and the numbers of its slots. */
  readonly byText: Readonly<Record<string, readonly [head: string, ...slots: number[]]>>;
  readonly parameters: ReturnType<typeof parametersOf>;
};

/** Each isolate of the fast lane asks for the same. */
const prepared = new WeakMap<CampaignSnapshot, PlainTemplates | null>();

/**
 * Of the addresses that a campaign may lead to, those that the fast lane can fill. Null where it leaves all of its
 * clicks to the complete tracker: it does more than to redirect.
 */
export function campaignTemplates(campaign: CampaignSnapshot): PlainTemplates | null {
  let templates = prepared.get(campaign);
  if (templates === undefined) {
    templates = prepare(campaign);
    prepared.set(campaign, templates);
  }
  return templates;
}

function prepare(campaign: CampaignSnapshot): PlainTemplates | null {
  const { appSchemes, caps, deepLinkHosts, redirectMode, routing } = campaign;
  const isPlain =
    (redirectMode === "302" || redirectMode === "307") &&
    appSchemes.length === 0 &&
    deepLinkHosts.length === 0 &&
    !caps.some(({ isHard }) => isHard);
  if (!isPlain) return null;
  const routes = [...routing.forced, ...routing.regular, routing.default];
  const pages = routes.flatMap((route) => (route ? [...route.landings, ...route.variants] : []));
  return plainTemplates([
    campaign.destinationUrl,
    campaign.fallbackUrl,
    ...pages.map(({ url }) => url),
  ]);
}

export function plainTemplates(urls: readonly (string | null)[]): PlainTemplates {
  const numbers = new Map<string, number>();
  const numberOf = (slot: PlainSlot) => {
    const text = JSON.stringify(slot);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const templates = [...new Set(urls)].flatMap((url) => {
    const template = url === null ? null : cached(url);
    return url === null || template === null ? [] : [{ url, template }];
  });
  return {
    byText: Object.fromEntries(
      templates.map(({ url, template: { head, slots } }) => [url, [head, ...slots.map(numberOf)]]),
    ),
    slots: [...numbers.keys()].map((text) => JSON.parse(text)),
    parameters: parametersOf(templates.map(({ template }) => template)),
  };
}

/** By text: a campaign is read anew every half a minute, and its texts seldom change. */
const cached = memoize(plainTemplate, 5_000);
