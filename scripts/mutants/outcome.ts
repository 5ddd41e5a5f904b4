/** What became of a mutant; `by` names what found it. */
export type Outcome =
  | { readonly kind: "caught"; readonly by: string }
  | { readonly kind: "survived" }
  /** Nothing is proven: it did not come to a test, or not to its end. */
  | { readonly kind: "undecided"; readonly why: string };

/** The last line of `node/simulate.ts`. */
export function simulationOutcome(code: number, output: string): Outcome {
  const line = output.trim().split("\n").at(-1) ?? "";
  if (code !== 0) return { kind: "undecided", why: `the simulation did not run:\n${output}` };
  // Written by the script of that name.
  const first = JSON.parse(line) as {
    readonly seed: number;
    readonly violations: readonly string[];
  } | null;
  if (first === null) return { kind: "survived" };
  return { kind: "caught", by: `schedule ${first.seed}: ${first.violations[0] ?? ""}` };
}

type TestReport = {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** A report of vitest as JSON; null where it wrote none. A file that does not load proves nothing of its tests. */
export function testOutcome(code: number, json: string | null, output: string): Outcome {
  if (json === null) return { kind: "undecided", why: `vitest did not run:\n${output}` };
  // As vitest documents it.
  const { numPassedTests, testResults } = JSON.parse(json) as TestReport;
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = results.find(({ status }) => status === "failed");
  if (failed !== undefined) return { kind: "caught", by: failed.fullName };
  if (code === 0 && numPassedTests > 0) return { kind: "survived" };
  const broken = testResults.find(({ status }) => status === "failed");
  const where = broken === undefined ? output : `${broken.name}: ${broken.message}`;
  return { kind: "undecided", why: `no test failed, but vitest did:\n${where}` };
}
