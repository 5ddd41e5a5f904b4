import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { root } from "../scripts/repository.ts";
import type { Pin } from "./servers.ts";

/** Runs a script of this folder on core 0 for as long as the work takes; it says on one line of JSON where it serves. */
export async function withChild<Told, T>(
  pin: Pin,
  script: string,
  work: (told: Told) => Promise<T>,
  args: readonly string[] = [],
): Promise<T> {
  const started = pin(0)({
    command: process.execPath,
    args: [`${root}/bench/${script}`, ...args],
  });
  const child = spawn(started.command, started.args, { stdio: ["pipe", "pipe", "inherit"] });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{"')) continue;
      child.stdout.resume();
      // Written by the script.
      return await work(JSON.parse(line) as Told);
    }
    throw new Error(`${script} did not start; what it said stands above`);
  } finally {
    child.stdin.end();
  }
}

/** The script's side: says what it has to say and stays until its input ends. */
export function serveParent(told: object, stop: () => Promise<void>): void {
  console.log(JSON.stringify({ ...told, pid: workerdPid() }));
  process.stdin.resume().once("end", async () => {
    await stop();
    process.exit(0);
  });
}

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
