import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { root } from "../repository.ts";
import { run } from "../shell/run.ts";
import type { Counts } from "./counts.ts";
import { vitestCounts } from "./vitest-counts.ts";
import { vitestFailures } from "./vitest-failures.ts";

export type VitestRun = {
  readonly counts: Counts;
  /** A line for each test that failed. */
  readonly failures: readonly string[];
};

/** Runs projects of vitest.config.ts, shown as they run. */
export async function runVitest(projects: readonly string[], folder: string): Promise<VitestRun> {
  const reportPath = `${folder}/${projects.join("-")}.json`;
  const { code } = await run(
    "vitest",
    [
      "run",
      ...projects.map((project) => `--project=${project}`),
      // By itself it leaves a core to whoever watches: of two that is half of the time.
      `--maxWorkers=${availableParallelism()}`,
      // What Workers log on purpose is megabytes; that of a test that fails is shown.
      "--silent=passed-only",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportPath}`,
    ],
    { isShown: true },
  );
  const json = existsSync(reportPath) ? readFileSync(reportPath, "utf8") : null;
  return {
    counts: vitestCounts(json, code),
    failures: json === null ? [] : vitestFailures(json, root),
  };
}
