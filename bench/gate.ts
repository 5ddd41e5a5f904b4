/** A promise of the product and what was measured of it. */
export type Gate = {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  readonly bound: "at least" | "at most";
  readonly unit?: string;
};

export type PartResult = {
  /** Lines for people. */
  readonly report: readonly string[];
  readonly gates: readonly Gate[];
  /** Everything that was measured, for the results file. */
  readonly details: object;
};

/** A figure that could not be measured (NaN) holds nothing. */
export function isHeld({ measured, limit, bound }: Gate): boolean {
  return bound === "at least" ? measured >= limit : measured <= limit;
}

export function describeGate(gate: Gate): string {
  const unit = gate.unit === undefined ? "" : ` ${gate.unit}`;
  const verdict = isHeld(gate) ? "holds" : "FAILS";
  return `${verdict}  ${gate.name}: ${round(gate.measured)}${unit}, ${gate.bound} ${round(gate.limit)}${unit}`;
}

function round(value: number): string {
  return Number(value.toPrecision(3)).toString();
}
