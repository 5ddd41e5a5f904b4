import type { ClickEvent } from "./click-event.ts";

/**
 * What of a request tells of its browser, as readSignals calls it. Each header costs a click 0.2 µs at the edge: what follows
 * from these is not read. Who says that it is a phone's browser says of which platform, and who asks for a page navigates.
 */
export const SIGNAL_NAMES: readonly string[] = [
  ":proto",
  "accept",
  "sec-ch-ua",
  "sec-ch-ua-platform",
  "sec-fetch-dest",
  "sec-fetch-user",
];

const MAX_LENGTH = 2_048;
/** Of Sec-Fetch-Dest: pages, by themselves or within others. */
const NAVIGATED: ReadonlySet<string> = new Set(["document", "iframe", "frame"]);
const PURPOSE = SIGNAL_NAMES.indexOf("sec-fetch-dest");

type Signalled = Pick<ClickEvent, "signals" | "language" | "timezone" | "tls" | "reason">;

/** Lines as readSignals takes them, of what a click's event says; "" where nothing was passed on. */
export function signalLines({ signals, language, timezone, tls, reason }: Signalled): string {
  if (signals.length === 0) return "";
  const [ciphers = "", extensions = ""] = tls.split(" ");
  const named = [
    ...SIGNAL_NAMES.map((name, i) => [name, signals[i] ?? ""] as const),
    ["accept-language", language],
    ["sec-fetch-mode", NAVIGATED.has(signals[PURPOSE] ?? "") ? "navigate" : ""],
    // Of a request ahead of a visit the edge says so by its reason.
    ["sec-purpose", reason === "Q_PREFETCH" ? "prefetch" : ""],
    [":tz", timezone],
    [":ciphers", ciphers],
    [":ext", extensions],
  ] as const;
  const lines = named.flatMap(([name, value]) => (value === "" ? [] : `${name}:${value}`));
  return lines.join("\n").slice(0, MAX_LENGTH);
}
