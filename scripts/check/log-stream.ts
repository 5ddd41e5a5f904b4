import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { withLogStream } from "../deploy/log-stream.ts";
import { root } from "../repository.ts";
import { run } from "../shell/run.ts";
import type { CheckResult } from "./check.ts";

const FOLDER = "workers/consumer";
const CONFIG = `${FOLDER}/wrangler.stream.toml`;
/** No stream has it: a dry run asks nobody. */
const STREAM = "0".repeat(32);

/** Whether wrangler takes the consumer as it is deployed with LOG_STREAM, and binds the stream. */
export async function checkLogStream(): Promise<CheckResult> {
  const name = "consumer with a stream for the log";
  try {
    const toml = readFileSync(`${root}/${FOLDER}/wrangler.toml`, "utf8");
    writeFileSync(`${root}/${CONFIG}`, withLogStream(toml, STREAM));
    const { code, output } = await run("wrangler", ["deploy", "--dry-run", `--config=${CONFIG}`]);
    return { name, isGreen: code === 0 && output.includes("env.LOG_STREAM"), output };
  } finally {
    rmSync(`${root}/${CONFIG}`, { force: true });
  }
}
