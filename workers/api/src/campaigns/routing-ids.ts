import type { NewRoute, NewRouting, NewVariant } from "@cleverdrip/contract";
import { choiceTag, type Route, type Routing, type Variant } from "@cleverdrip/core";
import { invalidFields } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { choicesOf, placedChoices, placedRoutes, type Placed } from "./routing-paths.ts";

/** Visitors' cookies know a variant by a tag this long; two of a campaign must not share one. */
const TAG_LENGTH = 3;
const MAX_DRAWS = 50;

/**
 * Routes and variants keep the ids they are given back with and get one where they come without. An id that the
 * campaign's routing does not have is refused: it would hand over the visitors of something else.
 */
export function routingWithIds(
  { newId }: Pick<WorkspaceContext, "newId">,
  given: NewRouting,
  known: Routing,
): Routing {
  refuseUnknownIds(given, known);
  const tags = new Set(choicesOf(known).map(({ value }) => choiceTag(value.id, TAG_LENGTH)));
  function newVariantId(): string {
    let id = newId("var");
    for (let draw = 1; draw < MAX_DRAWS && tags.has(choiceTag(id, TAG_LENGTH)); draw += 1)
      id = newId("var");
    tags.add(choiceTag(id, TAG_LENGTH));
    return id;
  }
  const withId = (variant: NewVariant): Variant => ({
    ...variant,
    id: variant.id ?? newVariantId(),
  });
  const routeWithId = (route: NewRoute): Route => ({
    ...route,
    id: route.id ?? newId("rte"),
    landings: route.landings.map(withId),
    variants: route.variants.map(withId),
  });
  return {
    forced: given.forced.map(routeWithId),
    regularBy: given.regularBy,
    regular: given.regular.map(routeWithId),
    default: given.default === null ? null : routeWithId(given.default),
  };
}

function refuseUnknownIds(given: NewRouting, known: Routing): void {
  const routeIds = new Set(placedRoutes(known).map(({ value }) => value.id));
  const variantIds = new Set(choicesOf(known).map(({ value }) => value.id));
  const routes = placedRoutes(given);
  const errors = [
    ...unknownIds(routes, routeIds, "route"),
    ...unknownIds(routes.flatMap(placedChoices), variantIds, "destination or landing page"),
  ];
  if (errors.length > 0) throw invalidFields(errors);
}

function unknownIds(
  given: readonly Placed<{ readonly id?: string }>[],
  known: ReadonlySet<string>,
  what: string,
) {
  return given.flatMap(({ path, value: { id } }) =>
    id === undefined || known.has(id)
      ? []
      : [
          {
            path: `${path}.id`,
            message: `"${id}" is no ${what} of this campaign; leave the id out to add one`,
          },
        ],
  );
}
