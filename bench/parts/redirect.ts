import type { PartResult } from "../gate.ts";
import { requestTexts, withSignals } from "../requests.ts";
import { describeRounds, measureInTurn } from "../rounds.ts";
import { type Pin, type Servers, withServers } from "../servers.ts";
import { medianRatio, medianRound } from "../statistics.ts";

/** CPU of a click, and what the bare Worker took on the machine where that was promised. */
const MOST_CPU_MICROS = 42;
const REFERENCE_BARE_MICROS = 28;
/** What it may take to pass on what a browser says by itself. */
const MOST_SIGNAL_MICROS = 500;

/** The whole path of a click (ten rules, five macros, three weighted variants) against a Worker that only redirects. */
export function benchRedirect(pin: Pin): Promise<PartResult> {
  return withServers(pin, (servers) => compare(pin, servers));
}

async function compare(pin: Pin, servers: Servers): Promise<PartResult> {
  const requests = requestTexts(servers.host, [0]);
  const measured = await measureInTurn(pin, [
    { name: "bare", server: servers.bare, requests },
    { name: "full path", server: servers.tracker, requests },
    { name: "with signals", server: servers.tracker, requests: requests.map(withSignals) },
  ]);
  const [bare = [], tracker = [], telling = []] = measured.values();
  const bareMicros = medianRound(bare).cpuMicros;
  return {
    report: describeRounds(measured),
    gates: [
      {
        name: "requests/s of the full path ÷ bare",
        measured: medianRatio(tracker, bare, "requestsPerSecond"),
        limit: 0.7,
        bound: "at least",
      },
      {
        name: "p50 ÷ bare",
        measured: medianRatio(tracker, bare, "p50Ms"),
        limit: 1.5,
        bound: "at most",
      },
      {
        name: "p99 ÷ bare",
        measured: medianRatio(tracker, bare, "p99Ms"),
        limit: 2,
        bound: "at most",
      },
      {
        // On a slower machine than the reference the limit grows as the bare Worker's own time does.
        name: `CPU of a click (${MOST_CPU_MICROS} µs where the bare Worker takes ${REFERENCE_BARE_MICROS} µs)`,
        measured: medianRound(tracker).cpuMicros,
        limit: Math.max(MOST_CPU_MICROS, (bareMicros * MOST_CPU_MICROS) / REFERENCE_BARE_MICROS),
        bound: "at most",
        unit: "µs",
      },
      {
        // Their headers are looked up whether they are there or not: all of the click is an upper bound.
        name: "CPU of a click with all that its browser says by itself",
        measured: medianRound(telling).cpuMicros,
        limit: MOST_SIGNAL_MICROS,
        bound: "at most",
        unit: "µs",
      },
    ],
    details: Object.fromEntries(measured),
  };
}
