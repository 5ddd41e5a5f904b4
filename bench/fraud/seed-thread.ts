import { parentPort, workerData } from "node:worker_threads";
import { judgeSeed } from "./judge-seed.ts";
import { loadJudge } from "./load-judge.ts";

// The only sender is judge-seeds.ts beside this.
const { seed, judge } = workerData as { readonly seed: string; readonly judge: string | null };
const other = judge === null ? null : await loadJudge(judge);
const send = parentPort?.postMessage.bind(parentPort);
send?.(judgeSeed(seed, other));
