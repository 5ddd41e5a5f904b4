// Reports as the product reads them, the same from raw clicks, and the summing of days, each timed where the database is.
import { readDailySums, readFacetSums, sumNextDay } from "@cleverdrip/db";

export default {
  async fetch(request, { EVENTS }) {
    const { pathname } = new URL(request.url);
    const asked = await request.json();
    if (pathname === "/sum-days") return Response.json(await timed(() => sumDays(EVENTS, asked)));
    if (pathname === "/raw") return Response.json(await timed(() => raw(EVENTS, asked)));
    return Response.json(await timed(() => report(EVENTS, asked)));
  },
};

async function timed(work) {
  const startedMs = performance.now();
  const result = await work();
  return { ms: performance.now() - startedMs, result };
}

async function sumDays(events, { workspaceId, today }) {
  let days = 0;
  while ((await sumNextDay(events, workspaceId, today)) !== null) days += 1;
  return days;
}

function report(events, { workspaceId, range, group, filter }) {
  const all = { campaignId: null, publisherId: null, linkId: null, limit: 1_000, ...filter };
  const read = group === "country" ? readFacetSums : readDailySums;
  return read(events, workspaceId, range, group, all);
}

const KEYS = {
  day: "date(at_ms / 1000, 'unixepoch')",
  month: "strftime('%Y-%m', at_ms / 1000, 'unixepoch')",
  campaign: "campaign_id",
  publisher: "publisher_id",
  country: "country",
};

async function raw(events, { workspaceId, range, group, filter }) {
  const { campaignId, publisherId } = filter;
  const { results } = await events
    .prepare(
      `SELECT ${KEYS[group]} AS key, count(*) AS grossClicks, sum(reason = 'OK') AS clicks,
         sum(reason = 'OK' AND is_unique) AS uniqueClicks, sum(reason = 'OK' AND is_new_visitor) AS newVisitors
       FROM clicks WHERE workspace_id = ?1 AND at_ms >= ?2 AND at_ms < ?3
         AND (?4 IS NULL OR campaign_id = ?4) AND (?5 IS NULL OR publisher_id = ?5) GROUP BY 1`,
    )
    .bind(
      workspaceId,
      Date.parse(range.fromDay),
      Date.parse(range.toDay),
      campaignId ?? null,
      publisherId ?? null,
    )
    .all();
  return results;
}
