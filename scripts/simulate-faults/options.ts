import { parseArgs } from "node:util";

export type SimulateFaultsOptions =
  | { readonly kind: "schedules"; readonly schedules: number; readonly from: number }
  | { readonly kind: "seed"; readonly seed: number }
  | { readonly kind: "bugs" };

export const usage = `npm run simulate:faults -- [--schedules 100000] [--from 1] | --seed N | --bugs
  --schedules N   as many schedules, each of a seed of its own
  --from N        the first of these seeds
  --seed N        one schedule, step by step
  --bugs          whether each mistake is found that is the simulation's to find`;

const DEFAULT_SCHEDULES = 100_000;

export function readOptions(args: readonly string[]): SimulateFaultsOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      schedules: { type: "string" },
      from: { type: "string" },
      seed: { type: "string" },
      bugs: { type: "boolean" },
    },
  });
  if (values.bugs === true) return { kind: "bugs" };
  if (values.seed !== undefined) return { kind: "seed", seed: wholeNumber("seed", values.seed) };
  const { schedules, from } = values;
  return {
    kind: "schedules",
    schedules: schedules === undefined ? DEFAULT_SCHEDULES : wholeNumber("schedules", schedules),
    from: from === undefined ? 1 : wholeNumber("from", from),
  };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Error(`--${name} is ${text}; give a whole number from 1 on`);
}
