import type { CampaignSnapshot } from "../snapshot.ts";
import type { Variant } from "./delivery.ts";

/** A condition on the visitor's first time, or the macro for it in any address, as the snapshot's JSON has them. */
const ASKS_UNIQUE = /"field":"unique"|\{ *is_unique/i;

/** Something of the campaign depends on what the visitor was given before: the cookie has to remember it. */
export function needsMemory(campaign: CampaignSnapshot): boolean {
  const { forced, regular, regularBy, default: last } = campaign.routing;
  const routes = [...forced, ...regular, ...(last ? [last] : [])];
  return (
    (regularBy === "weight" && regular.length > 1) ||
    routes.some(({ variants, landings }) => isChoice(variants) || landings.length > 0) ||
    ASKS_UNIQUE.test(JSON.stringify(campaign))
  );
}

/** A variant of weight 0 keeps its visitors, even as the only one. */
function isChoice(variants: readonly Variant[]): boolean {
  return variants.length > 1 || variants.some(({ weight }) => weight === 0);
}
