import type { Gate, PartResult } from "../gate.ts";
import { heapBytes } from "../heap.ts";
import { measure } from "../measure.ts";
import { residentBytes } from "../process-usage.ts";
import { requestTexts, spread } from "../requests.ts";
import { type Pin, type Servers, withServers } from "../servers.ts";
import { LINKS } from "./many-links.ts";

const MB = 1_000_000;
/** As many after either number of links: each of them is touched, and both leave the same garbage behind. */
const sent = LINKS;

/** The fast lane's isolate and that of the complete tracker behind it. */
type Memory = {
  readonly links: number;
  readonly tracker: number;
  readonly all: number;
  readonly resident: number;
};

/** What the copies of 100,000 links take of an isolate, by what V8 says after it has collected its garbage. */
export function benchMemory(pin: Pin): Promise<PartResult> {
  return withServers(
    pin,
    async (servers) => {
      const few = await memoryAfter(10, pin, servers);
      const many = await memoryAfter(LINKS, pin, servers);
      const gate = (isolate: "tracker" | "all"): Gate => ({
        name: `memory of the snapshots in the isolate "${isolate}", 100,000 links touched`,
        measured: (many[isolate] - few[isolate]) / MB,
        limit: 32,
        bound: "at most",
        unit: "MB",
      });
      return {
        report: [describe(few), describe(many)],
        gates: [gate("tracker"), gate("all")],
        details: { few, many },
      };
    },
    { isInspected: true },
  );
}

async function memoryAfter(
  links: number,
  pin: Pin,
  { tracker: server, host, inspectorPort }: Servers,
): Promise<Memory> {
  const requests = requestTexts(host, spread(links, links));
  await measure(pin(1), server, { requests, seconds: 0, least: sent });
  const tracker = await heapBytes(inspectorPort, "tracker");
  const all = await heapBytes(inspectorPort, "all");
  return { links, tracker, all, resident: residentBytes(server.pid) };
}

function describe({ links, tracker, all, resident }: Memory): string {
  const mb = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`;
  return `after ${links} links: heap of tracker ${mb(tracker)}, of all ${mb(all)}; process ${mb(resident)}`;
}
