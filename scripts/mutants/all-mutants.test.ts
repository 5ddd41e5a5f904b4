import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../repository.ts";
import { ALL_MUTANTS } from "./all-mutants.ts";
import { mutated } from "./mutate.ts";

test.each(ALL_MUTANTS)("$name is a change of what stands in the source", (mutant) => {
  const text = readFileSync(join(root, mutant.file), "utf8");
  expect(mutated(text, mutant)).not.toBe(text);
  expect(mutant.file).toMatch(/^(packages|workers)\/\w[\w-]*\/src\/.*(?<!\.test)\.ts$/);
  expect(mutant.breaks).toMatch(/^[A-Z].*\.$/);
  const files = mutant.check.kind === "tests" ? mutant.check.files : [];
  for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
});

test("there are 24 mutants or more, each of its own name, and at most one may survive", () => {
  const names = new Set(ALL_MUTANTS.map(({ name }) => name));
  expect(names.size).toBe(ALL_MUTANTS.length);
  expect(names.size).toBeGreaterThanOrEqual(24);
  const explained = ALL_MUTANTS.filter(({ survives }) => survives !== undefined);
  expect(explained.length).toBeLessThanOrEqual(1);
});
