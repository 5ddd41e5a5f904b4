import { NO_ROUTING, type Route, type Routing, type Variant } from "@cleverdrip/core";

export function testVariant(id: string, change: Partial<Variant> = {}): Variant {
  const url = `https://${id.replaceAll("_", "-")}.example/?cid={clickid}&s={sub1}`;
  return { id, name: id, url, weight: 100, isPaused: false, ...change };
}

/** A route for everybody to those variants. */
export function testRoute(
  id: string,
  variants: readonly Variant[],
  change: Partial<Route> = {},
): Route {
  return {
    id,
    name: id,
    isPaused: false,
    weight: 100,
    match: "all",
    conditions: [],
    landings: [],
    variants,
    ...change,
  };
}

/** Everybody is split among variants `var_1` … of one route. */
export function testSplit(count: number, change: Partial<Route> = {}): Routing {
  const variants = Array.from({ length: count }, (_, i) => testVariant(`var_${i + 1}`));
  return { ...NO_ROUTING, regular: [testRoute("rte_1", variants, change)] };
}
