const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant as a `datetime-local` input writes it in a zone: yyyy-mm-ddThh:mm. */
export function localTimeOf(timeZone: string, atMs: number): string {
  return formatterOf(timeZone).format(atMs).replace(", ", "T").replace(" ", "T");
}

/**
 * The instant of a local time in a zone; null for what is none. Of an hour that the clocks show twice it is the first,
 * of one that they skip the moment after the gap.
 */
export function instantOf(timeZone: string, local: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const utcMs = Date.parse(`${local}Z`);
  if (!Number.isFinite(utcMs)) return null;
  const offsets = [utcMs - DAY_MS, utcMs + DAY_MS].map((atMs) => offsetMs(timeZone, atMs));
  const candidates = offsets.map((offset) => utcMs - offset).toSorted((a, b) => a - b);
  const exact = candidates.find((atMs) => localTimeOf(timeZone, atMs) === local);
  return exact ?? candidates.at(-1) ?? null;
}

const DAY_MS = 86_400_000;

function offsetMs(timeZone: string, atMs: number): number {
  const minuteMs = Math.floor(atMs / 60_000) * 60_000;
  return Date.parse(`${localTimeOf(timeZone, minuteMs)}Z`) - minuteMs;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  // Swedish dates are ISO dates.
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(timeZone, made);
  return made;
}
