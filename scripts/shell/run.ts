import { spawn } from "node:child_process";
import { root } from "../repository.ts";

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shown as it comes instead of being collected. */
  readonly isShown?: boolean;
  /** After it the command is killed, which is a failure; what it has started itself goes on. */
  readonly maxMs?: number;
};

export type RunResult = { readonly code: number; readonly output: string };

/** Runs a tool of node_modules/.bin, or any other command, to its end; output is stdout and stderr together. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const { promise, resolve, reject } = Promise.withResolvers<RunResult>();
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: toolEnvironment(options.env),
    stdio: options.isShown === true ? "inherit" : ["ignore", "pipe", "pipe"],
    ...(options.maxMs === undefined ? {} : { timeout: options.maxMs, killSignal: "SIGKILL" }),
  });
  const chunks: string[] = [];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
  child.once("error", reject);
  child.once("close", (code) => resolve({ code: code ?? 1, output: chunks.join("") }));
  return promise;
}

/** As `run`, but a failure throws with everything the command said. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed (${code}):\n${output}`);
  return output;
}

/** The caller's environment with this repository's tools first and nothing phoning home. */
export function toolEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${root}/node_modules/.bin:${process.env["PATH"] ?? ""}`,
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    NO_UPDATE_NOTIFIER: "1",
    ...extra,
  };
}
