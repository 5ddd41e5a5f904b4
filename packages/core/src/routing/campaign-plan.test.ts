import { expect, test } from "vitest";
import { planOf } from "./campaign-plan.ts";
import { choiceTag } from "./choice.ts";
import { exampleCampaign } from "./examples.ts";

test("a snapshot is prepared once", () => {
  const campaign = exampleCampaign();
  expect(planOf(campaign)).toBe(planOf(campaign));
  expect(planOf({ ...campaign })).not.toBe(planOf(campaign));
});

test("a plan knows the campaign's tag", () => {
  expect(planOf(exampleCampaign()).tag).toBe(choiceTag("cmp_1", 5));
});
