import { expect, test } from "vitest";
import { delivery, route, variant } from "../../testing/delivery-samples.ts";
import { deliveryNames } from "./delivery-names.ts";

const { routing } = delivery({
  routing: {
    forced: [route({ id: "rte_f", name: "Staff" })],
    regularBy: "weight",
    regular: [route({ variants: [variant({ id: "var_2", name: "B" })] })],
    default: route({
      id: "rte_d",
      name: "Rest",
      landings: [variant({ id: "var_9", name: "Quiz" })],
    }),
  },
});

const chosen = (routeId: string, variantId = "", landingId = "") => ({
  routeId,
  variantId,
  landingId,
});

test("what was chosen is called by its name, in whichever kind of route it stands", () => {
  expect(deliveryNames(chosen("rte_1", "var_2", "var_9"), routing)).toEqual({
    route: "Phones",
    variant: "B",
    landing: "Quiz",
  });
  expect(deliveryNames(chosen("rte_f"), routing).route).toBe("Staff");
  expect(deliveryNames(chosen("rte_d"), routing).route).toBe("Rest");
});

test("what was removed since stands for itself, and nothing chosen stays nothing", () => {
  expect(deliveryNames(chosen("rte_gone", "var_gone"), routing)).toEqual({
    route: "rte_gone",
    variant: "var_gone",
    landing: "",
  });
  expect(deliveryNames(chosen("rte_1"), undefined).route).toBe("rte_1");
});
