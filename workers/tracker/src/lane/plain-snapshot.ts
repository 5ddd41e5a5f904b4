import {
  parametersOf,
  plainTemplate,
  type CampaignSnapshot,
  type PlainTemplate,
  type WorkspaceSnapshot,
} from "@cleverdrip/core";
import type { SnapshotKind } from "@cleverdrip/edge-config";

/** What it takes to fill templates elsewhere. */
export type PlainTemplates = {
  readonly byText: Readonly<Record<string, PlainTemplate>>;
  readonly parameters: ReturnType<typeof parametersOf>;
};

/**
 * Of the addresses that a snapshot may lead to, those that the fast lane can fill. Null where it leaves all of them to
 * the complete tracker: those of a campaign that does more than to redirect, and of what leads nowhere itself.
 */
export function plainTemplates(kind: SnapshotKind, snapshot: object | null): PlainTemplates | null {
  if (snapshot === null || (kind !== "campaign" && kind !== "workspace")) return null;
  let templates = prepared.get(snapshot);
  if (templates === undefined) {
    templates = prepare(kind, snapshot);
    prepared.set(snapshot, templates);
  }
  return templates;
}

/** Each isolate of the fast lane asks for the same. */
const prepared = new WeakMap<object, PlainTemplates | null>();

function prepare(kind: "campaign" | "workspace", snapshot: object): PlainTemplates | null {
  // The kind says which snapshot it is.
  return kind === "campaign"
    ? campaignTemplates(snapshot as CampaignSnapshot)
    : templatesOf([(snapshot as WorkspaceSnapshot).fallbackUrl]);
}

function campaignTemplates(campaign: CampaignSnapshot): PlainTemplates | null {
  const { appSchemes, caps, deepLinkHosts, redirectMode, routing } = campaign;
  const isPlain =
    (redirectMode === "302" || redirectMode === "307") &&
    appSchemes.length === 0 &&
    deepLinkHosts.length === 0 &&
    !caps.some(({ isHard }) => isHard);
  if (!isPlain) return null;
  const routes = [...routing.forced, ...routing.regular, routing.default];
  const pages = routes.flatMap((route) => (route ? [...route.landings, ...route.variants] : []));
  return templatesOf([
    campaign.destinationUrl,
    campaign.fallbackUrl,
    ...pages.map(({ url }) => url),
  ]);
}

function templatesOf(urls: readonly (string | null)[]): PlainTemplates {
  const byText: Record<string, PlainTemplate> = {};
  for (const url of urls) {
    const template = url === null ? null : cached(url);
    if (url !== null && template !== null) byText[url] = template;
  }
  return { byText, parameters: parametersOf(Object.values(byText)) };
}

const MAX_CUT = 5_000;
/** By text: a campaign is read anew every half a minute, and its texts seldom change. */
const cut = new Map<string, PlainTemplate | null>();

function cached(url: string): PlainTemplate | null {
  let template = cut.get(url);
  if (template === undefined) {
    if (cut.size >= MAX_CUT) cut.clear();
    template = plainTemplate(url);
    cut.set(url, template);
  }
  return template;
}
