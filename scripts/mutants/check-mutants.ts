import { availableParallelism } from "node:os";
import { root } from "../repository.ts";
import { copyTree, removeTree } from "./copy-tree.ts";
import { simulation, tests, type Check, type Mutant } from "./mutant.ts";
import { misfits, withMutant } from "./mutate.ts";
import type { Outcome } from "./outcome.ts";
import { summarise, type MutantReport, type MutantResult } from "./report.ts";
import { runCheck } from "./run-check.ts";

/** More at once would wait for each other: each is a process that computes all the time. */
const MAX_AT_ONCE = 2;
/** Without any mutant many more of them run among the tests. */
const FEW_SCHEDULES = 500;

/**
 * Puts mutants into copies of the tree, one after the other in each, and runs what has to find them; before that the same
 * without any, which has to be green. `say` is given a line for each.
 */
export async function checkMutants(
  mutants: readonly Mutant[],
  say: (line: string) => void,
): Promise<MutantReport> {
  const lost = misfits(root, mutants);
  if (lost.length > 0) return failure(lost);
  const count = Math.min(MAX_AT_ONCE, availableParallelism());
  const trees = Array.from({ length: count }, copyTree);
  try {
    const problems = await checkUnchanged(trees, mutants, say);
    if (problems.length > 0) return failure(problems);
    const results: MutantResult[] = [];
    await inTurn(trees, mutants, async (tree, mutant) => {
      const began = performance.now();
      const outcome = await withMutant(tree, mutant, () => runCheck(tree, mutant.check));
      results.push({ mutant, outcome });
      say(lineOf(mutant, outcome, performance.now() - began));
    });
    return summarise(results);
  } finally {
    trees.forEach(removeTree);
  }
}

function failure(problems: readonly string[]): MutantReport {
  return { counts: { passed: 0, failed: problems.length }, sentence: problems.join("\n") };
}

async function checkUnchanged(
  trees: readonly string[],
  mutants: readonly Mutant[],
  say: (line: string) => void,
): Promise<readonly string[]> {
  const problems: string[] = [];
  await inTurn(trees, checksOf(mutants, trees.length), async (tree, check) => {
    const began = performance.now();
    const outcome = await runCheck(tree, check, FEW_SCHEDULES);
    const what =
      check.kind === "simulation" ? "the simulation" : `${check.files.length} test files`;
    say(
      `unchanged: ${what} ${outcome.kind === "survived" ? "green" : "NOT GREEN"}, ${seconds(performance.now() - began)}`,
    );
    if (outcome.kind === "caught") problems.push(`without any mutant ${what} fail: ${outcome.by}`);
    if (outcome.kind === "undecided") problems.push(`${what}: ${outcome.why}`);
  });
  return problems;
}

/** The test files in as many parts, so that each tree has met most modules before the first mutant. */
function checksOf(mutants: readonly Mutant[], parts: number): readonly Check[] {
  const named = mutants.flatMap(({ check }) => (check.kind === "tests" ? check.files : []));
  const files = [...new Set(named)];
  const part = (own: number) => files.filter((_, i) => i % parts === own);
  const isSimulated = mutants.some(({ check }) => check.kind === "simulation");
  return [
    ...Array.from({ length: Math.min(parts, files.length) }, (_, i) => tests(...part(i))),
    ...(isSimulated ? [simulation] : []),
  ];
}

/** Each tree takes the next as soon as it is done with one. */
async function inTurn<T>(
  trees: readonly string[],
  items: readonly T[],
  work: (tree: string, item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  await Promise.all(
    trees.map(async (tree) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(tree, item);
    }),
  );
}

function lineOf({ name, breaks }: Mutant, outcome: Outcome, ms: number): string {
  switch (outcome.kind) {
    case "caught":
      return `caught    ${name}, ${seconds(ms)}, by ${outcome.by}`;
    case "survived":
      return `SURVIVED  ${name}, ${seconds(ms)}: ${breaks}`;
    case "undecided":
      return `UNDECIDED ${name}, ${seconds(ms)}: ${outcome.why}`;
  }
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
