import { writeFileSync } from "node:fs";
import { labelledTraffic, standardPlan } from "@cleverdrip/simulator";
import { fraudTrafficUsage, readFraudTrafficOptions } from "./fraud-traffic/options.ts";

try {
  const { seed, days, scale, out, labels } = readFraudTrafficOptions(process.argv.slice(2));
  const lines = labelledTraffic({ ...standardPlan(seed), days, scale });
  writeFileSync(out, lines.map(({ line }) => `${JSON.stringify(line)}\n`).join(""));
  const known = lines.flatMap(({ label }) => (label === null ? [] : [label]));
  writeFileSync(labels, known.map((label) => `${JSON.stringify(label)}\n`).join(""));
  console.log(`${lines.length} lines, ${known.length} of them labelled.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(fraudTrafficUsage);
  process.exitCode = 1;
}
