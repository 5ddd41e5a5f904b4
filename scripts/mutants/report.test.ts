import { expect, test } from "vitest";
import { simulation } from "./mutant.ts";
import type { Outcome } from "./outcome.ts";
import { summarise } from "./report.ts";

function result(outcome: Outcome, survives?: string) {
  const mutant = { name: "m", file: "a.ts", from: "a", to: "b", breaks: "It breaks." };
  const why = survives === undefined ? {} : { survives };
  return { mutant: { ...mutant, check: simulation, ...why }, outcome };
}

const caught = result({ kind: "caught", by: "a test" });
const survived = result({ kind: "survived" });
const explained = result({ kind: "survived" }, "nothing depends on it");
const undecided = result({ kind: "undecided", why: "it does not end" }, "nothing depends on it");

test.each([
  ["all are caught", [caught, caught], { passed: 2, failed: 0 }],
  ["one survives that is explained", [caught, explained], { passed: 2, failed: 0 }],
  ["two survive that are explained", [explained, explained], { passed: 1, failed: 1 }],
  ["one survives unexplained", [caught, survived], { passed: 1, failed: 1 }],
  ["one is undecided", [caught, undecided], { passed: 1, failed: 1 }],
])("where %s", (_name, results, counts) => {
  expect(summarise(results).counts).toEqual(counts);
});

test("survivors are named", () => {
  expect(summarise([caught, explained]).sentence).toBe(
    "1 of 2 mutants caught\nm survived: nothing depends on it",
  );
});
