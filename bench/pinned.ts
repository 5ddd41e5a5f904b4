import { availableParallelism } from "node:os";
import { run } from "../scripts/shell/run.ts";

export type Command = { readonly command: string; readonly args: readonly string[] };

/** Puts a command on one core, where taskset exists and there is a core for each side. */
export async function createPinning(): Promise<{
  readonly isPinned: boolean;
  readonly pin: (core: 0 | 1) => (command: Command) => Command;
}> {
  const isPinned = availableParallelism() > 1 && (await hasTaskset());
  const pin =
    (core: 0 | 1) =>
    (command: Command): Command =>
      isPinned
        ? { command: "taskset", args: ["-c", String(core), command.command, ...command.args] }
        : command;
  return { isPinned, pin };
}

async function hasTaskset(): Promise<boolean> {
  try {
    return (await run("taskset", ["-c", "0", "true"])).code === 0;
  } catch {
    // Not installed.
    return false;
  }
}
