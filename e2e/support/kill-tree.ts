import { type ChildProcess, execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** `kill -9` of a process and all that came of it, so that none of them can tidy up after another. */
export async function killTree(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  for (const pid of treeOf(child.pid)) process.kill(pid, "SIGKILL");
  await promise;
}

/** The process first, then its children. */
function treeOf(root: number | undefined): readonly number[] {
  if (root === undefined) throw new Error("the product has no process to kill");
  const parents = existsSync("/proc/self/stat") ? parentsOfProc() : parentsOfPs();
  const tree = [root];
  for (const parent of tree) for (const [pid, ppid] of parents) if (ppid === parent) tree.push(pid);
  return tree;
}

type Parents = readonly (readonly [pid: number, parent: number])[];

/** Small images have no `ps`. */
function parentsOfProc(): Parents {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`))
    .map((name) => {
      // The name of the program stands in brackets and may hold anything; state and parent come after it.
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return [Number(name), Number(parent)];
    });
}

function parentsOfPs(): Parents {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return [...table.matchAll(/(\d+)\s+(\d+)/g)].map(([, pid, parent]) => [
    Number(pid),
    Number(parent),
  ]);
}
