import { mkdirSync, writeFileSync } from "node:fs";
import { root } from "../scripts/repository.ts";
import { describeGate, isHeld, type PartResult } from "./gate.ts";
import { benchConversions } from "./parts/conversions.ts";
import { benchFraud } from "./parts/fraud.ts";
import { benchIngest } from "./parts/ingest.ts";
import { benchManyLinks } from "./parts/many-links.ts";
import { benchMemory } from "./parts/memory.ts";
import { benchQueue } from "./parts/queue.ts";
import { benchRedirect } from "./parts/redirect.ts";
import { benchReports } from "./parts/reports.ts";
import { createPinning } from "./pinned.ts";
import type { Pin } from "./servers.ts";

/** Each part has its own servers, so that none is measured with another's memory. */
const parts: Readonly<Record<string, (pin: Pin) => Promise<PartResult>>> = {
  redirect: benchRedirect,
  "many-links": benchManyLinks,
  memory: benchMemory,
  queue: benchQueue,
  conversions: benchConversions,
  ingest: benchIngest,
  reports: benchReports,
  fraud: benchFraud,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
const { isPinned, pin } = await createPinning();
console.log(
  isPinned
    ? "The server has one core, the load generator and what is behind the tracker another."
    : "Not pinned to cores (no taskset, or one core): figures are rough.",
);
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) await run(name);

async function run(name: string): Promise<void> {
  const result = await parts[name]?.(pin);
  if (result === undefined) return;
  console.log([`\n${name}`, ...result.report, ...result.gates.map(describeGate)].join("\n"));
  mkdirSync(`${root}/bench/results`, { recursive: true });
  const told = JSON.stringify({ isPinned, gates: result.gates, ...result.details }, null, 2);
  writeFileSync(`${root}/bench/results/${name}.json`, `${told}\n`);
  if (!result.gates.every(isHeld)) process.exitCode = 1;
}
