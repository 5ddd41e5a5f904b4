import { run } from "../shell/run.ts";
import type { CheckResult } from "./check.ts";

export async function checkFormat(): Promise<CheckResult[]> {
  const { code, output } = await run("oxfmt", ["--check"]);
  return [{ name: "format", isGreen: code === 0, output }];
}

export async function checkLint(): Promise<CheckResult[]> {
  const { code, output } = await run("oxlint", ["--deny-warnings"]);
  return [{ name: "lint", isGreen: code === 0, output }];
}
