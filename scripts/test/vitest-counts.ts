import type { Counts } from "./counts.ts";

/**
 * Counts of vitest's JSON report. Whatever failed outside a test (a file that does not load, an unhandled
 * error) is only visible in the exit code, and counts as one failure; so does a test that did not run.
 */
export function vitestCounts(json: string | null, exitCode: number): Counts {
  const { total, passed } = json === null ? { total: 0, passed: 0 } : readReport(json);
  const failed = total - passed;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

function readReport(json: string): { readonly total: number; readonly passed: number } {
  const report: unknown = JSON.parse(json);
  return { total: numberAt(report, "numTotalTests"), passed: numberAt(report, "numPassedTests") };
}

function numberAt(report: unknown, key: string): number {
  const value =
    typeof report === "object" && report !== null ? Reflect.get(report, key) : undefined;
  if (typeof value !== "number") throw new Error(`vitest's report has no ${key}`);
  return value;
}
