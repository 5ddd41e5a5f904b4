import { FRAUD_RULE_SETS } from "@cleverdrip/core";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

export type FraudEvalOptions = {
  /** Absolute paths. */
  readonly input: string;
  readonly output: string;
  readonly shuffle: { readonly seed: string; readonly withinMs: number } | null;
  /** null: when what is judged by has grown enough. */
  readonly judgeEveryMs: number | null;
  /** Version of the rule set that judges; null: the newest. */
  readonly rulesVersion: number | null;
};

export const fraudEvalUsage =
  "Usage: npm run fraud:eval -- --in traffic.ndjson --out verdicts.ndjson [--judge-every MINUTES] [--shuffle SEED [--within MINUTES]] [--rules VERSION]";

const MOST_MINUTES = 24 * 60;

/** Reads the command line. Throws with a sentence that names the option at fault. */
export function readFraudEvalOptions(args: readonly string[]): FraudEvalOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      in: { type: "string" },
      out: { type: "string" },
      shuffle: { type: "string" },
      within: { type: "string" },
      "judge-every": { type: "string" },
      rules: { type: "string" },
    },
  });
  const { in: input, out: output, shuffle, within } = values;
  if (input === undefined || output === undefined)
    throw new Error("Say which file is judged and where the verdicts go: --in and --out.");
  const every = values["judge-every"];
  const judgeEveryMs = every === undefined ? null : minutes("judge-every", every) * 60_000;
  const paths = {
    input: resolve(input),
    output: resolve(output),
    judgeEveryMs,
    rulesVersion: rulesOf(values.rules),
  };
  if (paths.input === paths.output)
    throw new Error("--out would write over --in; name another file.");
  if (shuffle === undefined) {
    if (within !== undefined) throw new Error("--within says how far --shuffle may go; give both.");
    return { ...paths, shuffle: null };
  }
  return {
    ...paths,
    shuffle: { seed: shuffle, withinMs: minutes("within", within ?? "10") * 60_000 },
  };
}

function rulesOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const known = FRAUD_RULE_SETS.map(({ version }) => version);
  const version = known.find((own) => String(own) === text);
  if (version !== undefined) return version;
  throw new Error(`--rules must be ${known.join(" or ")}, not "${text}".`);
}

function minutes(name: string, text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= MOST_MINUTES) return value;
  throw new Error(`--${name} must be minutes from 1 to ${MOST_MINUTES}, not "${text}".`);
}
