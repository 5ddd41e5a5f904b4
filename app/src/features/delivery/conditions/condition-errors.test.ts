import type { Condition } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { conditionDraftsOf, conditionsOf } from "./condition-draft.ts";
import { conditionErrors } from "./condition-errors.ts";

const condition = (part: Partial<Condition>): Condition => ({
  field: "country",
  isNot: false,
  values: [],
  ...part,
});

test.each([
  [condition({}), "values"],
  [condition({ field: "ip" }), "values"],
  [condition({ values: ["DE"] }), null],
  [condition({ field: "param", name: " " }), "name"],
  [condition({ field: "param", name: "utm_source" }), null],
  [condition({ field: "referrer", values: [""] }), null],
  [condition({ field: "bot" }), null],
  [condition({ field: "unique" }), null],
  [condition({ field: "schedule" }), null],
])("of the condition %j the field that is missing is %s", (given, field) => {
  const found = conditionErrors(conditionDraftsOf([given]), "delivery.targeting");
  expect(found.map(([path]) => path)).toEqual(
    field === null ? [] : [`delivery.targeting.0.${field}`],
  );
});

test("blanks around a parameter's name are not sent", () => {
  const stored = condition({ field: "param", name: " utm_source " });
  expect(conditionsOf(conditionDraftsOf([stored]))).toEqual([
    condition({ field: "param", name: "utm_source" }),
  ]);
});
