import { checkBundles } from "./bundles.ts";
import type { CheckResult } from "./check.ts";
import { checkEnvTypes } from "./env-types.ts";
import { checkFormat, checkLint } from "./style.ts";
import { checkTypes } from "./types.ts";

/** The cheap checks first; the app is built by the last one. */
export async function runChecks(): Promise<CheckResult[]> {
  const quick = await Promise.all([checkFormat(), checkLint(), checkTypes(), checkEnvTypes()]);
  return [...quick.flat(), ...(await checkBundles())];
}
