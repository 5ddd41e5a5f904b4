import { readFileSync } from "node:fs";
import { startFactsWorkers } from "./facts-workers.ts";
import { prepareFacts } from "./facts-world.ts";

// Serves until its input ends, and says on one line where: a process of its own, so that workerd has a core of its own.
const workers = await startFactsWorkers();
const { cookie } = await prepareFacts(workers);
console.log(JSON.stringify({ ...workers.origins, cookie, pid: workerdPid() }));
process.stdin.resume().once("end", async () => {
  await workers.stop();
  process.exit(0);
});

/** 0 where there is no /proc: CPU time cannot be measured there either. */
function workerdPid(): number {
  try {
    const { pid } = process;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    const isWorkerd = (child: string) =>
      readFileSync(`/proc/${child}/comm`, "utf8").startsWith("workerd");
    return Number(children.find(isWorkerd) ?? 0);
  } catch {
    // Not Linux.
    return 0;
  }
}
