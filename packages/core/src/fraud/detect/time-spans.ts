/** Times of nearly the same length, in halves and whole octaves of seconds, the whole ones in two positions. */
export function timeSigns(seconds: number): readonly string[] {
  const half = Math.floor(Math.log2(Math.max(1, seconds)) * 2);
  return [`time:h${half}`, `time:o${half >> 1}`, `time:p${(half + 1) >> 1}`];
}

/** Of such a sign the spans that begin up to an octave sooner or later, itself not among them; [] of any other sign. */
export function spansAround(sign: string): readonly string[] {
  const [, kind = "", at = ""] = /^time:([hop])(\d+)$/.exec(sign) ?? [];
  if (kind === "") return [];
  const steps = kind === "h" ? [-2, -1, 1, 2] : [-1, 1];
  return steps.map((step) => `time:${kind}${Number(at) + step}`);
}
