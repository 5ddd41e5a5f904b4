import { env } from "cloudflare:workers";
import { takeReport } from "../src/conversions/take-report.ts";
import type { ReplayLogDeps } from "../src/replay/replay-deps.ts";
import { deps } from "./journey-world.ts";

/** What a replay works with, as the consumer's entry point gives it. */
export function replayLogDeps(nowMs = Date.now()): ReplayLogDeps {
  const takeLogged: ReplayLogDeps["takeLogged"] = (report, known) =>
    takeReport(report, deps(report.receivedAtMs), known);
  return { ...deps(nowMs), log: env.LOG, takeLogged };
}
