const UNITS = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1_000, "s"],
  [1, "ms"],
] as const;

/** Every unit that is not 0, so that a window missed by a millisecond reads as missed: `30 d 1 ms`. Below 0 is 0. */
export function durationText(ms: number): string {
  let rest = Math.max(0, ms);
  const words: string[] = [];
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${unit}`);
  }
  return words.length === 0 ? "0 s" : words.join(" ");
}
