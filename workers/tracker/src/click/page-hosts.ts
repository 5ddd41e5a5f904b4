import type { CampaignSnapshot } from "@cleverdrip/core";

/** Whether a page of that origin may track for the campaign: it is where clicks may lead to, or a subdomain of it. */
export function isPageOf(campaign: CampaignSnapshot, origin: string): boolean {
  const { routing, destinationUrl, deepLinkHosts } = campaign;
  const routes = [...routing.forced, ...routing.regular, routing.default];
  const variants = routes.flatMap((route) => (route ? [...route.variants, ...route.landings] : []));
  const urls = [destinationUrl, ...variants.map(({ url }) => url)];
  // A shop at www.shop.example may track at shop.example as well.
  const hosts = urls.map((url) => hostOf(url).replace(/^www\./, ""));
  const page = hostOf(origin);
  return [...hosts, ...deepLinkHosts].some(
    (host) => host !== "" && `.${page}`.endsWith(`.${host}`),
  );
}

/** Of an address or template with http(s); "" for anything else. */
function hostOf(url: string): string {
  const host = /^https?:\/\/([^/?#:@\\{}]+)(?::\d+)?(?:[/?#]|$)/i.exec(url)?.[1] ?? "";
  return host.toLowerCase();
}
