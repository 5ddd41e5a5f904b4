import { expect, test } from "vitest";
import type { CampaignSnapshot } from "../snapshot.ts";
import { NO_ROUTING, type Routing } from "./delivery.ts";
import { exampleCampaign, exampleCondition, exampleRoute, exampleVariant } from "./examples.ts";
import { needsMemory } from "./needs-memory.ts";

function routing(change: Partial<Routing>): Partial<CampaignSnapshot> {
  return { routing: { ...NO_ROUTING, ...change } };
}

const TWO = [exampleVariant("a"), exampleVariant("b")];

test.each<[string, Partial<CampaignSnapshot>, boolean]>([
  ["nothing to choose", {}, false],
  ["one route with one destination", routing({ regular: [exampleRoute("r")] }), false],
  [
    "several routes by position",
    routing({ regular: [exampleRoute("r"), exampleRoute("s")] }),
    false,
  ],
  [
    "several routes by weight",
    routing({ regularBy: "weight", regular: [exampleRoute("r"), exampleRoute("s")] }),
    true,
  ],
  ["several destinations", routing({ forced: [exampleRoute("r", { variants: TWO })] }), true],
  [
    "a landing page",
    routing({ default: exampleRoute("r", { landings: [exampleVariant("a")] }) }),
    true,
  ],
  ["the macro for new visitors", { destinationUrl: "https://shop.example/?n={is_unique}" }, true],
  [
    "that macro in a route's address, in capitals",
    routing({
      regular: [
        exampleRoute("r", {
          variants: [exampleVariant("a", { url: "https://a.example/?n={IS_UNIQUE:hash}" })],
        }),
      ],
    }),
    true,
  ],
  ["that macro in the fallback", { fallbackUrl: "https://back.example/?n={ is_unique }" }, true],
  [
    "a destination of weight 0",
    routing({ regular: [exampleRoute("r", { variants: [exampleVariant("a", { weight: 0 })] })] }),
    true,
  ],
  ["targeting of new visitors", { targeting: [exampleCondition("unique")] }, true],
  [
    "a route for new visitors",
    routing({ regular: [exampleRoute("r", { conditions: [exampleCondition("unique")] })] }),
    true,
  ],
])("with %s the cookie has to remember: %#", (_, change, expected) => {
  expect(needsMemory(exampleCampaign(change))).toBe(expected);
});
