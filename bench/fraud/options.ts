import { parseArgs } from "node:util";
import { testSeeds, trainSeeds } from "./seeds.ts";

export type BenchFraudOptions =
  | {
      readonly kind: "seeds";
      readonly seeds: readonly string[];
      /** A module with a `judge`, to be put beside the baselines. */
      readonly judge: string | null;
    }
  | {
      readonly kind: "files";
      readonly traffic: string;
      readonly labels: string;
      readonly verdicts: string;
    };

export const benchFraudUsage =
  "Usage: npm run bench:fraud -- [--train | --seeds 101,102] [--judge detector.ts]\n   or: npm run bench:fraud -- --traffic traffic.ndjson --labels labels.ndjson --verdicts verdicts.ndjson";

/** Reads the command line. Throws with a sentence that names what is missing. */
export function readBenchFraudOptions(args: readonly string[]): BenchFraudOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      train: { type: "boolean", default: false },
      seeds: { type: "string" },
      judge: { type: "string" },
      traffic: { type: "string" },
      labels: { type: "string" },
      verdicts: { type: "string" },
    },
  });
  const { traffic, labels, verdicts } = values;
  if (traffic !== undefined || labels !== undefined || verdicts !== undefined) {
    if (traffic === undefined || labels === undefined || verdicts === undefined)
      throw new Error("Files are judged by three of them: --traffic, --labels and --verdicts.");
    return { kind: "files", traffic, labels, verdicts };
  }
  const seeds = values.seeds?.split(",") ?? (values.train ? trainSeeds : testSeeds);
  return { kind: "seeds", seeds, judge: values.judge ?? null };
}
