import type { RunResult } from "../shell/run.ts";

/** Runs wrangler in the repository, or in app/ for Pages commands. */
export type Wrangler = (args: readonly string[], cwd?: string) => Promise<RunResult>;

export async function mustWrangle(wrangler: Wrangler, args: readonly string[], cwd?: string) {
  const { code, output } = await wrangler(args, cwd);
  if (code !== 0) throw new Error(`wrangler ${args.join(" ")} failed:\n${output}`);
  return output;
}

/** The JSON value in a command's output, which may have notices around it. */
export function jsonIn(output: string): unknown {
  const start = output.search(/^[[{]/m);
  const end = Math.max(output.lastIndexOf("]"), output.lastIndexOf("}"));
  if (start === -1) throw new Error(`expected JSON from wrangler, not:\n${output}`);
  return JSON.parse(output.slice(start, end + 1));
}
