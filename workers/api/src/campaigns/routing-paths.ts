import type { Routing } from "@cleverdrip/core";

type Routes<R> = {
  readonly forced: readonly R[];
  readonly regular: readonly R[];
  readonly default: R | null;
};

type Choices<V> = { readonly landings: readonly V[]; readonly variants: readonly V[] };

export type Placed<T> = { readonly path: string; readonly value: T };

/** Every route with its path in the campaign, such as `delivery.routing.regular.0`. */
export function placedRoutes<R>(routing: Routes<R>): readonly Placed<R>[] {
  const at = (list: readonly R[], name: string) =>
    list.map((value, i) => ({ path: `delivery.routing.${name}.${i}`, value }));
  const last = routing.default;
  return [
    ...at(routing.forced, "forced"),
    ...at(routing.regular, "regular"),
    ...(last === null ? [] : [{ path: "delivery.routing.default", value: last }]),
  ];
}

/** Every landing page and destination of a route with its path. */
export function placedChoices<V>({ path, value }: Placed<Choices<V>>): readonly Placed<V>[] {
  return [
    ...value.landings.map((variant, i) => ({ path: `${path}.landings.${i}`, value: variant })),
    ...value.variants.map((variant, i) => ({ path: `${path}.variants.${i}`, value: variant })),
  ];
}

export function choicesOf(
  routing: Routing,
): readonly Placed<Routing["regular"][0]["variants"][0]>[] {
  return placedRoutes(routing).flatMap(placedChoices);
}
