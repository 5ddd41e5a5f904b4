import type { PackedClickBatch } from "@cleverdrip/core";
import { simulatedClicks } from "@cleverdrip/testing";
import { tenLinks } from "./cost-traffic.ts";
import type { CostWorld } from "./cost-world.ts";

type Visit = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cf: object;
};

const ORIGIN = "http://localhost:8787";

/** Requests to the fast lane of one isolate at once; the bodies of what it answered, or where it redirected to. */
async function send({ workers }: CostWorld, visits: readonly Visit[]): Promise<readonly string[]> {
  const response = await fetch(workers.origins.tracker, {
    method: "POST",
    body: JSON.stringify(visits),
  });
  // counted-tracker.js answers with a text for each.
  return (await response.json()) as readonly string[];
}

/** Clicks of the simulator's visitors on ten links, so many at once; the ids that they got. */
export async function visit(
  world: CostWorld,
  rounds: number,
  clicksARound: number,
): Promise<readonly string[]> {
  const clicks = simulatedClicks({
    workspaceId: world.workspaceId,
    seed: "cost/visits",
    clicks: rounds * clicksARound,
    fromMs: Date.UTC(2026, 4, 1),
    toMs: Date.UTC(2026, 4, 1, 1),
    targets: tenLinks,
  });
  const visits = clicks.map((click, i): Visit => {
    const { userAgent, language, referrer, ip, country, region, city, asn, asOrganization } = click;
    return {
      url: `${ORIGIN}/c/${world.slugs[i % world.slugs.length]}?${click.query}`,
      headers: {
        "user-agent": userAgent,
        "accept-language": language,
        ...(referrer === "" ? {} : { referer: referrer }),
        "cf-connecting-ip": ip,
      },
      cf: { country, region, city, asn, asOrganization },
    };
  });
  const ids: string[] = [];
  for (let i = 0; i < visits.length; i += clicksARound) {
    const locations = await send(world, visits.slice(i, i + clicksARound));
    ids.push(...locations.map((location) => new URL(location).searchParams.get("click_id") ?? ""));
  }
  return ids;
}

/** A sale of each click, so many reports at once. Throws where one is not recorded. */
export async function convert(
  world: CostWorld,
  clickIds: readonly string[],
  atOnce: number,
): Promise<void> {
  for (let i = 0; i < clickIds.length; i += atOnce) {
    const reports = clickIds.slice(i, i + atOnce).map((id): Visit => {
      const said = new URLSearchParams({
        click_id: id,
        txid: crypto.randomUUID(),
        amount: "25.00",
      });
      return {
        url: `${ORIGIN}/pb?${said}`,
        headers: { "cf-connecting-ip": "203.0.113.7" },
        cf: {},
      };
    });
    for (const answer of await send(world, reports))
      if (!answer.includes("recorded")) throw new Error(`a report was answered: ${answer}`);
  }
}

/** What the lane sent to the queue since the last time. */
export async function takeMessages({ workers }: CostWorld): Promise<readonly PackedClickBatch[]> {
  const response = await fetch(`${workers.origins.tracker}/sent`);
  // counting.js keeps what the lane packed, as text.
  const texts = (await response.json()) as readonly string[];
  return texts.map((text) => JSON.parse(text) as PackedClickBatch);
}
