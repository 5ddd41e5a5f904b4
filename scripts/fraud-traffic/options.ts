import { parseArgs } from "node:util";

export type FraudTrafficOptions = {
  readonly seed: string;
  readonly days: number;
  readonly scale: number;
  readonly out: string;
  readonly labels: string;
};

export const fraudTrafficUsage =
  "Usage: npm run fraud:traffic -- --out traffic.ndjson --labels labels.ndjson [--seed 1] [--days 5] [--scale 1]";

/** Reads the command line. Throws with a sentence that names the option at fault. */
export function readFraudTrafficOptions(args: readonly string[]): FraudTrafficOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: "1" },
      days: { type: "string", default: "5" },
      scale: { type: "string", default: "1" },
      out: { type: "string" },
      labels: { type: "string" },
    },
  });
  const { seed, out, labels } = values;
  if (out === undefined || labels === undefined)
    throw new Error("Say where the traffic and its labels go: --out and --labels.");
  return {
    seed,
    out,
    labels,
    days: within("days", values.days, 1, 30),
    scale: within("scale", values.scale, 0.05, 20),
  };
}

function within(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value >= min && value <= max) return value;
  throw new Error(`--${name} must be a number from ${min} to ${max}, not "${text}".`);
}
