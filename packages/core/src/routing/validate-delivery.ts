import { isAllowedUrl } from "../macros/allowed-url.ts";
import type { ClickCap, Delivery, Route, Variant } from "./delivery.ts";
import { conditionProblems, type DeliveryProblem } from "./validate-condition.ts";
import { isZone } from "./validate-schedule.ts";

export type { DeliveryProblem } from "./validate-condition.ts";

/**
 * What is wrong with a campaign's delivery, for the one who set it up; none = it can be saved. URLs and macros are not
 * looked at. `knownRouteIds` are routes that may have weight 0 alone, to keep the visitors they have.
 */
export function validateDelivery(
  delivery: Delivery,
  timezone: string,
  knownRouteIds: ReadonlySet<string> | null = null,
): readonly DeliveryProblem[] {
  const { appSchemes, caps, startsAtMs, endsAtMs, targeting, routing } = delivery;
  const routes = [
    ...placed("routing.forced", routing.forced),
    ...placed("routing.regular", routing.regular),
    ...(routing.default === null ? [] : [{ path: "routing.default", item: routing.default }]),
  ];
  return [
    ...(isZone(timezone)
      ? []
      : [{ path: "timezone", message: `"${timezone}" is not a time zone` }]),
    ...(startsAtMs !== null && endsAtMs !== null && endsAtMs <= startsAtMs
      ? [{ path: "endsAtMs", message: "the end must be after the start" }]
      : []),
    ...conditionProblems("targeting", targeting),
    ...routes.flatMap(({ path, item }) => routeProblems(path, item, knownRouteIds)),
    ...duplicates(routes.map(({ path, item }) => ({ path: `${path}.id`, key: item.id }))),
    ...duplicates(
      routes.flatMap(({ path, item }) => [
        ...idsOf(`${path}.variants`, item.variants),
        ...idsOf(`${path}.landings`, item.landings),
      ]),
    ),
    ...capProblems(caps),
    ...appSchemes.flatMap((scheme, i) =>
      isAllowedUrl(`${scheme}://`, `${scheme}://app`, appSchemes)
        ? []
        : [{ path: `appSchemes.${i}`, message: `"${scheme}" is not the scheme of an app` }],
    ),
  ];
}

function routeProblems(
  path: string,
  { id, conditions, variants, landings }: Route,
  knownRouteIds: ReadonlySet<string> | null,
): readonly DeliveryProblem[] {
  const problems = [...conditionProblems(`${path}.conditions`, conditions)];
  if (variants.length === 0) {
    problems.push({ path: `${path}.variants`, message: "a route needs at least one destination" });
  }
  const isNew = knownRouteIds !== null && !knownRouteIds.has(id);
  for (const [name, list] of [
    ["variants", variants],
    ["landings", landings],
  ] as const) {
    if (isNew && list.length > 0 && list.every(({ weight }) => weight === 0)) {
      const message = "one of them needs a weight above 0, or the new route gets nobody";
      problems.push({ path: `${path}.${name}`, message });
    }
  }
  return problems;
}

function capProblems(caps: readonly ClickCap[]): readonly DeliveryProblem[] {
  return duplicates(
    caps.map(({ scope, subjectId, period }, i) => ({
      path: `caps.${i}`,
      key: `${scope}:${subjectId ?? ""}:${period}`,
    })),
    (first) => `there is already a limit for that, ${first}: change its number instead`,
  );
}

function placed<T>(path: string, items: readonly T[]) {
  return items.map((item, i) => ({ path: `${path}.${i}`, item }));
}

function idsOf(path: string, variants: readonly Variant[]) {
  return variants.map(({ id }, i) => ({ path: `${path}.${i}.id`, key: id }));
}

function duplicates(
  items: readonly { readonly path: string; readonly key: string }[],
  message = (first: string) => `the id is taken by ${first}`,
): readonly DeliveryProblem[] {
  const firstOf = new Map<string, string>();
  return items.flatMap(({ path, key }) => {
    const first = firstOf.get(key);
    if (first !== undefined) return [{ path, message: message(first) }];
    firstOf.set(key, path);
    return [];
  });
}
