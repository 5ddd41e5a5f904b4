/** A detector may be tuned on these … */
export const trainSeeds: readonly string[] = ["1", "2", "3", "4", "5"];
/** … and is judged on these, which nobody looks into while it is written. */
export const testSeeds: readonly string[] = Array.from({ length: 10 }, (_, i) => String(101 + i));
