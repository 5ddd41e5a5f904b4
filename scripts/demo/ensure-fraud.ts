import type { Link, Me } from "@cleverdrip/contract";
import { parseClickIdKeys } from "@cleverdrip/edge-config";
import { type History, postHistory } from "../api/operator.ts";
import type { ApiSession } from "../api/session.ts";
import type { LocalSecrets } from "../local/secrets.ts";
import { ensureLinks } from "./ensure-workspace.ts";
import {
  fraudDemoCampaigns,
  fraudDemoLinks,
  fraudDemoPublishers,
  fraudStage,
} from "./fraud-catalog.ts";
import { once } from "./once.ts";
import { linkKey, portionsOf, stagedHistory } from "./staged-history.ts";

const dayMs = 86_400_000;
/** With the day that has begun, what sources are judged by is not older. */
const days = 6;
/** Any Monday: the traffic is made for then, and brought forward by whole days. */
const fromMs = Date.UTC(2026, 10, 2);
const reportLanes = 40;

/**
 * Some days of honest and fraudulent publishers, as their requests would have come, up to the last midnight, and the
 * verdicts about them. After the other past traffic is in: that one comes to every link there is.
 */
export async function ensureDemoFraud(
  origin: string,
  session: ApiSession,
  secrets: LocalSecrets,
  folder: string,
): Promise<void> {
  await once(`${folder}/fraud-history.json`, async (toMs) => {
    const links = await ensureLinks(session, {
      campaigns: fraudDemoCampaigns,
      publishers: fraudDemoPublishers,
      links: fraudDemoLinks,
    });
    const { workspace } = await session.get<Me>("/v1/me");
    const history = stagedHistory({
      workspaceId: workspace.id,
      links: linksOf(links),
      stage: { ...fraudStage, seed: "demo", fromMs, days },
      shiftMs: Math.floor(toMs / dayMs) * dayMs - (fromMs + days * dayMs),
      keys: parseClickIdKeys(secrets.clickIdKeys),
    });
    await send(history, (portion) => postHistory(origin, secrets.operatorToken, portion));
    await session.post("/v1/fraud/judge", {});
  });
}

/** Clicks first, then their results: those of one moment share their work, so they are told side by side. */
async function send(
  { batches, reports }: History,
  post: (portion: History) => Promise<unknown>,
): Promise<void> {
  for (const batch of batches) {
    // In their order, as the queue brings them.
    // oxlint-disable-next-line no-await-in-loop
    await post({ batches: [batch], reports: [] });
  }
  const lanes = portionsOf(reports, Math.ceil(reports.length / reportLanes));
  await Promise.all(lanes.map((lane) => post({ batches: [], reports: lane })));
}

function linksOf(links: ReadonlyMap<string, Link>): ReadonlyMap<string, Link> {
  return new Map(
    fraudDemoLinks.flatMap(([campaign, publisher, slug]) => {
      const link = links.get(slug);
      return link === undefined ? [] : [[linkKey(campaign, publisher), link] as const];
    }),
  );
}
