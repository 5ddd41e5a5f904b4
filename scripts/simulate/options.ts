import { parseArgs } from "node:util";

export type SimulateOptions = {
  readonly clicks: number;
  /** 0 sends the clicks now, through the tracker; more spreads them over the past days. */
  readonly days: number;
  readonly seed: string;
  readonly origin: string;
  readonly concurrency: number;
};

export const simulateUsage =
  "Usage: npm run simulate -- [--clicks 1000] [--days 0] [--seed 1] [--origin http://localhost:8787] [--concurrency 32]";

/** Reads the command line. Throws with a sentence that names the option at fault. */
export function readOptions(args: readonly string[], defaultOrigin: string): SimulateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clicks: { type: "string", default: "1000" },
      days: { type: "string", default: "0" },
      seed: { type: "string", default: "1" },
      origin: { type: "string", default: defaultOrigin },
      concurrency: { type: "string", default: "32" },
    },
  });
  return {
    clicks: whole("clicks", values.clicks, 1, 1_000_000),
    days: whole("days", values.days, 0, 90),
    seed: seedText(values.seed),
    origin: values.origin.replace(/\/+$/, ""),
    concurrency: whole("concurrency", values.concurrency, 1, 256),
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new Error(`--${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

/** The seed becomes part of transaction ids. */
function seedText(text: string): string {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(text)) return text;
  throw new Error(`--seed must be 1 to 40 letters, digits, dashes or underscores, not "${text}".`);
}
