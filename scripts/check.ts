import { report } from "./check/check.ts";
import { runChecks } from "./check/run-checks.ts";

const results = await runChecks();
report(results);
if (results.some(({ isGreen }) => !isGreen)) process.exitCode = 1;
