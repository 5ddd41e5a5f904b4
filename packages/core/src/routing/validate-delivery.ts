import { isAllowedUrl } from "../macros/allowed-url.ts";
import type { ClickCap, Delivery, Route, Variant } from "./delivery.ts";
import { conditionProblems, type DeliveryProblem } from "./validate-condition.ts";
import { isZone } from "./validate-schedule.ts";

export type { DeliveryProblem } from "./validate-condition.ts";

/**
 * What is wrong with a campaign's delivery, for the one who set it up; none = it can be saved. URLs and macros are not
 * looked at. `knownRouteIds` are routes that may take nobody new, to keep the visitors they have; null = any may.
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
    ...shareProblems(routing, knownRouteIds),
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
  if (!isNew(id, knownRouteIds)) return problems;
  for (const [name, list] of [
    ["variants", variants],
    ["landings", landings],
  ] as const) {
    if (list.length > 0 && list.every(({ weight }) => weight === 0)) {
      const message = "one of them needs a weight above 0, or the new route gets nobody";
      problems.push({ path: `${path}.${name}`, message });
    } else if (name === "variants" && list.length > 0 && list.every(takesNobody)) {
      // Landing pages may all be paused: then visitors go straight to the destination.
      const message = "all that have a weight are paused: start one, or the new route gets nobody";
      problems.push({ path: `${path}.${name}`, message });
    }
  }
  return problems;
}

/** Regular routes that are chosen by weight share the visitors: somebody has to get them. */
function shareProblems(
  { regularBy, regular }: Delivery["routing"],
  knownRouteIds: ReadonlySet<string> | null,
): readonly DeliveryProblem[] {
  if (regularBy !== "weight" || regular.some(({ weight }) => weight > 0)) return [];
  if (!regular.some(({ id }) => isNew(id, knownRouteIds))) return [];
  const message =
    "chosen by weight, one of them needs a weight above 0, or a new route gets nobody";
  return [{ path: "routing.regular", message }];
}

function isNew(routeId: string, knownRouteIds: ReadonlySet<string> | null): boolean {
  return knownRouteIds !== null && !knownRouteIds.has(routeId);
}

function takesNobody({ weight, isPaused }: Variant): boolean {
  return weight === 0 || isPaused;
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
