import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { bundle } from "./bundle.ts";
import type { Done, Refused, Schemas, ThreadData, ThreadReport } from "./protocol.ts";

export type EvaluateOptions = {
  /** Paths of files. */
  readonly input: string;
  readonly output: string;
  /** Delivers messages and reports in another order, each up to so late. */
  readonly shuffle: { readonly seed: string; readonly withinMs: number } | null;
  /** Sources are judged so often; left out = when what they are judged by has grown by a hundredth, see pace.ts. */
  readonly judgeEveryMs?: number | null;
  /** Version of the rule set that judges; null or left out = the newest. */
  readonly rulesVersion?: number | null;
  readonly onProgress?: (lines: number, ofLines: number) => void;
};

/** Refused is only what has no line that could be read. */
export type Evaluation = (Done & { readonly seconds: number }) | Refused;

const root = join(import.meta.dirname, "../../..");

/** Replays a file of traffic through the product in virtual time and writes what it made of each line. */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const { input, output, shuffle, judgeEveryMs = null, rulesVersion = null } = options;
  const { onProgress = () => undefined } = options;
  const code = await bundle();
  const began = performance.now();
  const asked = { input, output, shuffle, judgeEveryMs, rulesVersion };
  const workerData: ThreadData = { ...asked, schemas: readSchemas() };
  // A thread of its own: there, clock, randomness and timers are virtual.
  const worker = new Worker(code, {
    eval: true,
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Evaluation>();
  worker.on("message", (report: ThreadReport) => {
    if (report.kind === "progress") onProgress(report.lines, report.ofLines);
    else if (report.kind === "refused") resolve(report);
    else resolve({ ...report, seconds: (performance.now() - began) / 1_000 });
  });
  worker.on("error", reject);
  worker.on("exit", () => reject(new Error("the evaluation ended before it was done")));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}

function readSchemas(): Schemas {
  const read = (name: string) => {
    const folder = join(root, "migrations", name);
    const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
    return files.toSorted().map((file) => readFileSync(join(folder, file), "utf8"));
  };
  return { control: read("control"), events: read("events") };
}
