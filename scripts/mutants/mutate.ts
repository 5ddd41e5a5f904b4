import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";

type Change = Pick<Mutant, "name" | "file" | "from" | "to">;

/** Why it cannot be put into that text, or null: one that changes nothing, or something else, proves nothing. */
export function misfit(text: string, { name, file, from }: Change): string | null {
  const count = text.split(from).length - 1;
  if (count === 1) return null;
  const found = count === 0 ? "is not in" : `is ${count} times in`;
  return `mutant "${name}": its text ${found} ${file}; give it the text that stands there now:\n${from}`;
}

/** As `misfit`, of each of them. */
export function misfits(tree: string, mutants: readonly Mutant[]): readonly string[] {
  return mutants.flatMap(
    (mutant) => misfit(readFileSync(join(tree, mutant.file), "utf8"), mutant) ?? [],
  );
}

/** Throws Error where it does not fit. */
export function mutated(text: string, change: Change): string {
  const problem = misfit(text, change);
  if (problem !== null) throw new Error(problem);
  return text.replace(change.from, () => change.to);
}

/** Puts the mutant into a tree, and takes it out again after the work. */
export async function withMutant<T>(
  tree: string,
  mutant: Mutant,
  work: () => Promise<T>,
): Promise<T> {
  const path = join(tree, mutant.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, mutated(text, mutant));
  try {
    return await work();
  } finally {
    writeFileSync(path, text);
  }
}
