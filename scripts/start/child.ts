import { spawn } from "node:child_process";
import {
  closeSync,
  createReadStream,
  openSync,
  readFileSync,
  watch,
  type FSWatcher,
} from "node:fs";
import { toolEnvironment } from "../shell/run.ts";

export type Child = {
  readonly name: string;
  readonly logPath: string;
  /** Settles when the process is gone, however it went. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

export type ChildCommand = {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logPath: string;
};

const patienceMs = 5_000;

/**
 * Runs a Node program as the leader of a process group, so that stopping it takes its own children along. Its
 * output goes to a file: a pipe would tie the child's life to ours.
 */
export function startChild({ name, args, cwd, env, logPath }: ChildCommand): Child {
  const log = openSync(logPath, "w");
  const child = spawn(process.execPath, args, {
    cwd,
    env: toolEnvironment(env),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  child.once("error", () => resolve());
  const stop = async () => {
    signalGroup(child.pid, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child.pid, "SIGKILL"), patienceMs);
    await ended;
    clearTimeout(timer);
    // Grandchildren that ignored the first signal.
    signalGroup(child.pid, "SIGKILL");
  };
  return { name, logPath, ended, stop };
}

/** The end of what the child said. */
export function logTail({ logPath }: Child, lines = 40): string {
  return readFileSync(logPath, "utf8").split("\n").slice(-lines).join("\n");
}

/** Copies the child's log to the terminal as it grows. */
export function followLog({ logPath }: Child): FSWatcher {
  let position = 0;
  return watch(logPath, () => {
    createReadStream(logPath, { start: position }).on("data", (chunk) => {
      position += chunk.length;
      process.stderr.write(chunk);
    });
  });
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: the whole group is gone already.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
