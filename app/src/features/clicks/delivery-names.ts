import type { ClickRow, Route, Routing } from "@cleverdrip/contract";

type Choice = Pick<ClickRow, "routeId" | "variantId" | "landingId">;

/** The names of what was chosen for a click; an id whose name is gone stands for itself, "" for nothing. */
export function deliveryNames(
  { routeId, variantId, landingId }: Choice,
  routing: Routing | undefined,
): { readonly route: string; readonly variant: string; readonly landing: string } {
  const routes = routing === undefined ? [] : routesOf(routing);
  const nameIn = (id: string, all: readonly { readonly id: string; readonly name: string }[]) =>
    all.find((each) => each.id === id)?.name ?? id;
  return {
    route: nameIn(routeId, routes),
    variant: nameIn(
      variantId,
      routes.flatMap(({ variants }) => variants),
    ),
    landing: nameIn(
      landingId,
      routes.flatMap(({ landings }) => landings),
    ),
  };
}

function routesOf(routing: Routing): readonly Route[] {
  return [
    ...routing.forced,
    ...routing.regular,
    ...(routing.default === null ? [] : [routing.default]),
  ];
}
