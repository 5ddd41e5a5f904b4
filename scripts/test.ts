import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { report } from "./check/check.ts";
import { runChecks } from "./check/run-checks.ts";
import { ALL_MUTANTS } from "./mutants/all-mutants.ts";
import { checkMutants } from "./mutants/check-mutants.ts";
import { root } from "./repository.ts";
import { add, type Counts, describeCounts, noTests } from "./test/counts.ts";
import { runVitest } from "./test/run-vitest.ts";

// Cheap before expensive; every part runs even when an earlier one failed, so one run names all that is wrong.
const parts: readonly (readonly string[])[] = [
  ["packages", "app"],
  ["db", "tracker", "lane", "consumer", "api", "sqlite"],
  // By itself: it takes all cores.
  ["faults"],
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
const failures = checks
  .filter(({ isGreen }) => !isGreen)
  .map(({ name }) => `FAILED npm run check: ${name}`);
for (const projects of parts) {
  const done = await runVitest(projects, folder);
  counts = add(counts, done.counts);
  failures.push(...done.failures);
}

const mutants = await checkMutants(ALL_MUTANTS, console.log);
console.log(mutants.sentence);
counts = add(counts, mutants.counts);

// Once more at the end, where whoever sees only the last lines of a log finds them.
for (const line of failures) console.log(line);
const sentence = describeCounts(counts);
writeFileSync(`${folder}/counts.txt`, `${sentence}\n`);
console.log(sentence);
if (counts.failed > 0 || counts.passed === noTests.passed) process.exitCode = 1;
