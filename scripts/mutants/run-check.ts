import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../shell/run.ts";
import type { Check } from "./mutant.ts";
import { simulationOutcome, testOutcome, type Outcome } from "./outcome.ts";

/** A mutant that goes unnoticed for so many schedules is taken for not found by them: the rarest takes some thousands. */
const SCHEDULES = 30_000;
/** A mistake may as well be a loop. */
const MAX_MS = 120_000;

/** Runs a check in a tree as it is; `schedules` at most. */
export function runCheck(tree: string, check: Check, schedules = SCHEDULES): Promise<Outcome> {
  return check.kind === "simulation" ? simulate(tree, schedules) : runTests(tree, check.files);
}

async function simulate(tree: string, schedules: number): Promise<Outcome> {
  const script = join(import.meta.dirname, "node/simulate.ts");
  const { code, output } = await run("node", [script, tree, String(schedules)], {
    cwd: tree,
    maxMs: MAX_MS,
  });
  return simulationOutcome(code, output);
}

async function runTests(tree: string, files: readonly string[]): Promise<Outcome> {
  const report = join(tree, "mutants.json");
  rmSync(report, { force: true });
  const { code, output } = await run(
    "vitest",
    [
      "run",
      "--config=scripts/mutants/vitest.config.ts",
      "--bail=1",
      "--silent=true",
      "--reporter=json",
      `--outputFile=${report}`,
      ...files,
    ],
    { cwd: tree, maxMs: MAX_MS },
  );
  return testOutcome(code, existsSync(report) ? readFileSync(report, "utf8") : null, output);
}
