import type { PartResult } from "../gate.ts";
import { requestTexts, spread } from "../requests.ts";
import { describeRounds, measureInTurn } from "../rounds.ts";
import { type Pin, type Servers, withServers } from "../servers.ts";
import { medianRatio } from "../statistics.ts";

export const LINKS = 100_000;
const HOT_LINKS = 5_000;

/** From ten links to a hundred thousand in KV, five thousand of them in use. */
export function benchManyLinks(pin: Pin): Promise<PartResult> {
  return withServers(pin, (servers) => compare(pin, servers));
}

async function compare(pin: Pin, servers: Servers): Promise<PartResult> {
  const few = requestTexts(servers.host, spread(10, 10));
  const many = requestTexts(servers.host, spread(HOT_LINKS, LINKS));
  const measured = await measureInTurn(pin, [
    { name: "bare", server: servers.bare, requests: many },
    { name: "10 links", server: servers.tracker, requests: few },
    { name: "100,000 links, 5,000 hot", server: servers.tracker, requests: many },
  ]);
  const [bare = [], tenLinks = [], manyLinks = []] = measured.values();
  return {
    report: describeRounds(measured),
    gates: [
      {
        name: "requests/s with 5,000 hot links ÷ bare",
        measured: medianRatio(manyLinks, bare, "requestsPerSecond"),
        limit: 0.6,
        bound: "at least",
      },
    ],
    details: {
      ...Object.fromEntries(measured),
      manyToTen: medianRatio(manyLinks, tenLinks, "requestsPerSecond"),
    },
  };
}
