import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { report } from "./check/check.ts";
import { runChecks } from "./check/run-checks.ts";
import { root } from "./repository.ts";
import { add, type Counts, describeCounts, noTests } from "./test/counts.ts";
import { runVitest } from "./test/run-vitest.ts";

// Cheap before expensive; every part runs even when an earlier one failed, so one run names all that is wrong.
const parts: readonly (readonly string[])[] = [
  ["packages", "app"],
  ["db", "tracker", "lane", "consumer", "api"],
  ["e2e"],
];

const folder = `${root}/.local/test`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const checks = await runChecks();
report(checks);
let counts: Counts = {
  passed: checks.filter(({ isGreen }) => isGreen).length,
  failed: checks.filter(({ isGreen }) => !isGreen).length,
};
for (const projects of parts) counts = add(counts, await runVitest(projects, folder));

const sentence = describeCounts(counts);
writeFileSync(`${folder}/counts.txt`, `${sentence}\n`);
console.log(sentence);
if (counts.failed > 0 || counts.passed === noTests.passed) process.exitCode = 1;
