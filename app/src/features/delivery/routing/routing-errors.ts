import type { FieldErrors } from "../../../api/field-errors.ts";
import { isAddress } from "../../macros/is-address.ts";
import { conditionErrors } from "../conditions/condition-errors.ts";
import type { RouteDraft, RoutingDraft, VariantDraft } from "./routing-draft.ts";

const MOST_WEIGHT = 10_000;
const WEIGHT = `Write a whole number from 0 to ${MOST_WEIGHT.toLocaleString("en")}.`;
const NAME = "Give it a name.";

/** What can be said without asking the server, by the paths that the server uses too. */
export function routingErrors(draft: RoutingDraft): FieldErrors {
  const root = "delivery.routing";
  return Object.fromEntries([
    ...draft.forced.flatMap((route, index) => routeErrors(route, `${root}.forced.${index}`)),
    ...draft.regular.flatMap((route, index) => routeErrors(route, `${root}.regular.${index}`)),
    ...(draft.default === null ? [] : routeErrors(draft.default, `${root}.default`)),
  ]);
}

type Entry = readonly [path: string, message: string];

function routeErrors(route: RouteDraft, path: string): readonly Entry[] {
  return [
    ...(route.name.trim() === "" ? [[`${path}.name`, NAME] as const] : []),
    ...(isWeight(route.weight) ? [] : [[`${path}.weight`, WEIGHT] as const]),
    ...conditionErrors(route.conditions, `${path}.conditions`),
    ...route.landings.flatMap((page, index) => variantErrors(page, `${path}.landings.${index}`)),
    ...route.variants.flatMap((variant, index) =>
      variantErrors(variant, `${path}.variants.${index}`),
    ),
  ];
}

function variantErrors({ name, url, weight }: VariantDraft, path: string): readonly Entry[] {
  return [
    ...(name.trim() === "" ? [[`${path}.name`, NAME] as const] : []),
    ...(isAddress(url)
      ? []
      : [[`${path}.url`, "Write a whole address, such as https://shop.example/"] as const]),
    ...(isWeight(weight) ? [] : [[`${path}.weight`, WEIGHT] as const]),
  ];
}

function isWeight(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) <= MOST_WEIGHT;
}
