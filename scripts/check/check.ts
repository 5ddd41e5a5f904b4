export type CheckResult = {
  readonly name: string;
  readonly isGreen: boolean;
  /** Shown when the check fails. */
  readonly output: string;
};

export function report(results: readonly CheckResult[]): void {
  for (const { name, isGreen, output } of results) {
    console.log(`${isGreen ? "ok  " : "FAIL"} ${name}`);
    if (!isGreen) console.log(output.trim());
  }
}
