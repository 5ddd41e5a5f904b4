import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

type Measured = { readonly taken: number; readonly estimated: number; readonly prepared: number };

async function measure(kind: "link" | "campaign"): Promise<Measured> {
  const script = new URL("../test-support/measure-copies.ts", import.meta.url).pathname;
  const run = await promisify(execFile)(process.execPath, ["--expose-gc", script, kind]);
  // What the script prints.
  return JSON.parse(run.stdout) as Measured;
}

// Pointers are twice as wide in Node as in workerd, where `npm run bench -- memory` measures the whole.
test.each([
  ["link", 0],
  ["campaign", 1_000],
] as const)(
  "copies of a %s are counted as about what they take, with all that is prepared of them",
  async (kind, plans) => {
    const { taken, estimated, prepared } = await measure(kind);
    expect(prepared).toBe(plans);
    expect(estimated).toBeGreaterThan(0.5 * taken);
    expect(estimated).toBeLessThan(2 * taken);
  },
);
