import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { bundle, type SourceChange } from "./bundle.ts";
import type { Outcome, Range, Schemas, ThreadData, ThreadReport } from "./protocol.ts";

export type RunOptions = {
  readonly from: number;
  readonly schedules: number;
  readonly threads: number;
  readonly isTraced?: boolean;
  /** Instead of what stands in the source. */
  readonly changes?: readonly SourceChange[];
  /** No more of them are begun once so many went wrong; left out = all are. */
  readonly enough?: number;
  readonly onProgress?: (done: number, failed: number) => void;
};

export type RunReport = {
  readonly schedules: number;
  readonly seconds: number;
  readonly failed: readonly Outcome[];
};

const root = join(import.meta.dirname, "../../..");
/** Seeds that a thread takes at a time. */
const RANGE = 250;

/** Runs the schedules of so many seeds, spread over threads. */
export async function runSchedules(options: RunOptions): Promise<RunReport> {
  const code = await bundle(options.changes ?? []);
  const began = performance.now();
  const data: ThreadData = { schemas: readSchemas(), isTraced: options.isTraced ?? false };
  const end = options.from + options.schedules;
  let next = options.from;
  let done = 0;
  const failed: Outcome[] = [];
  const take = (): Range | null => {
    if (next >= end || failed.length >= (options.enough ?? Infinity)) return null;
    const from = next;
    next = Math.min(end, from + RANGE);
    return { from, to: next };
  };
  const heard = (report: ThreadReport) => {
    done += report.schedules;
    failed.push(...report.failed);
    options.onProgress?.(done, failed.length);
  };
  await Promise.all(
    Array.from({ length: options.threads }, () => runThread(code, data, take, heard)),
  );
  const seconds = (performance.now() - began) / 1_000;
  return { schedules: done, seconds, failed: failed.toSorted((a, b) => a.seed - b.seed) };
}

function runThread(
  code: string,
  data: ThreadData,
  take: () => Range | null,
  heard: (report: ThreadReport) => void,
): Promise<void> {
  const worker = new Worker(code, {
    eval: true,
    workerData: data,
    // Promises live for a moment and are many: with more room they are cleaned away less often.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const send = worker.postMessage.bind(worker);
  const goOn = () => {
    const range = take();
    if (range === null) void worker.terminate().then(() => resolve());
    else send(range);
  };
  worker.on("message", (report: ThreadReport) => {
    heard(report);
    goOn();
  });
  worker.on("error", reject);
  goOn();
  return promise;
}

function readSchemas(): Schemas {
  const read = (name: string) => {
    const folder = join(root, "migrations", name);
    const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
    return files.toSorted().map((file) => readFileSync(join(folder, file), "utf8"));
  };
  return { control: read("control"), events: read("events") };
}
