import type {
  NewRoute,
  NewRouting,
  NewVariant,
  Route,
  Routing,
  Variant,
} from "@cleverdrip/contract";
import {
  conditionDraftsOf,
  conditionsOf,
  type ConditionDraft,
} from "../conditions/condition-draft.ts";
import { newKey } from "../../../ui/new-key.ts";

/** As it is being typed: weights are still text, and `key` tells rows apart that have no id yet. */
export type VariantDraft = {
  readonly key: number;
  /** Given back as it was, so that the variant keeps its visitors; null for a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly url: string;
  readonly weight: string;
  readonly isPaused: boolean;
};

export type RouteDraft = {
  readonly key: number;
  readonly id: string | null;
  readonly name: string;
  readonly isPaused: boolean;
  readonly weight: string;
  readonly match: Route["match"];
  readonly conditions: readonly ConditionDraft[];
  readonly landings: readonly VariantDraft[];
  readonly variants: readonly VariantDraft[];
};

export type RoutingDraft = {
  readonly forced: readonly RouteDraft[];
  readonly regularBy: Routing["regularBy"];
  readonly regular: readonly RouteDraft[];
  readonly default: RouteDraft | null;
};

export function emptyVariant(name: string): VariantDraft {
  return { key: newKey(), id: null, name, url: "", weight: "100", isPaused: false };
}

export function emptyRoute(name: string, conditions: readonly ConditionDraft[] = []): RouteDraft {
  return {
    key: newKey(),
    id: null,
    name,
    isPaused: false,
    weight: "100",
    match: "all",
    conditions,
    landings: [],
    variants: [emptyVariant("A")],
  };
}

export function routingDraftOf(routing: Routing): RoutingDraft {
  return {
    forced: routing.forced.map(routeDraftOf),
    regularBy: routing.regularBy,
    regular: routing.regular.map(routeDraftOf),
    default: routing.default === null ? null : routeDraftOf(routing.default),
  };
}

function routeDraftOf(route: Route): RouteDraft {
  return {
    ...route,
    key: newKey(),
    weight: String(route.weight),
    conditions: conditionDraftsOf(route.conditions),
    landings: route.landings.map(variantDraftOf),
    variants: route.variants.map(variantDraftOf),
  };
}

function variantDraftOf(variant: Variant): VariantDraft {
  return { ...variant, key: newKey(), weight: String(variant.weight) };
}

/** Only of a draft that `routingErrors` has nothing against. */
export function routingOf(draft: RoutingDraft): NewRouting {
  return {
    forced: draft.forced.map(routeOf),
    regularBy: draft.regularBy,
    regular: draft.regular.map(routeOf),
    default: draft.default === null ? null : routeOf(draft.default),
  };
}

function routeOf({ key: _key, id, ...route }: RouteDraft): NewRoute {
  return {
    ...route,
    ...(id === null ? {} : { id }),
    name: route.name.trim(),
    weight: Number(route.weight),
    conditions: conditionsOf(route.conditions),
    landings: route.landings.map(variantOf),
    variants: route.variants.map(variantOf),
  };
}

function variantOf({ key: _key, id, ...variant }: VariantDraft): NewVariant {
  return {
    ...variant,
    ...(id === null ? {} : { id }),
    name: variant.name.trim(),
    url: variant.url.trim(),
    weight: Number(variant.weight),
  };
}
