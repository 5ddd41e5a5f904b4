import { firstClickIdAt, MAX_ALIKE, type Touch } from "@cleverdrip/core";
import { visitorClicksSql } from "./visitor-clicks.ts";

/** A click or view of a visitor, with the link it was of. */
export type JourneyTouch = Touch & { readonly linkId: string };

export type Journeys = {
  /** Whose click it is, by click id; without those whose row is not there (yet, or any more). */
  readonly visitors: ReadonlyMap<string, string>;
  /** Of those visitors, of the ones asked for and of those browsers, in no order. */
  readonly touches: readonly JourneyTouch[];
};

export type JourneyQuery = {
  readonly campaignId: string;
  readonly clickIds: readonly string[];
  readonly visitorIds: readonly string[];
  /** Of browsers that report: clicks of the same address and browser are found by these. */
  readonly fingerprints: readonly string[];
  /** Both ends inclusive. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly hasViews: boolean;
};

/** Clicks, and views, of one visitor in one campaign that are looked at, the latest: more are no person's. */
export const MAX_TOUCHES = 100;

/**
 * What the visitors of these clicks, and these visitors, did in a campaign, in one round trip:
 * accepted clicks alone, for bots, duplicates and refused ones brought nobody to the advertiser.
 */
export async function readJourneys(
  db: D1Database,
  workspaceId: string,
  { campaignId, clickIds, visitorIds, fingerprints, fromMs, toMs, hasViews }: JourneyQuery,
): Promise<Journeys> {
  const ends = [firstClickIdAt(fromMs), firstClickIdAt(toMs + 1)];
  const who = [JSON.stringify(clickIds), JSON.stringify(visitorIds)];
  const asked = [workspaceId, campaignId, ...who, ...ends];
  const alike = db.prepare(ALIKE_SQL);
  const hasAlike = fingerprints.length > 0;
  const [named, ...touches] = await db.batch([
    db.prepare(NAMED_SQL).bind(workspaceId, JSON.stringify(clickIds)),
    db.prepare(touchesSql("click")).bind(...asked),
    ...(hasViews ? [db.prepare(touchesSql("view")).bind(...asked)] : []),
    ...(hasAlike
      ? [alike.bind(workspaceId, campaignId, JSON.stringify(fingerprints), ...ends)]
      : []),
  ]);
  // D1 cannot know the shape of its rows; the statements do.
  const visitors = (named?.results ?? []) as { readonly id: string; readonly visitorId: string }[];
  const rows = touches.flatMap(({ results }) => results as JourneyTouch[]);
  return {
    visitors: new Map(visitors.map(({ id, visitorId }) => [id, visitorId])),
    // Those with a fingerprint come last: of a click that was found in both ways it is kept.
    touches: [...new Map(rows.map((row) => [row.id, row])).values()],
  };
}

const NAMED_SQL = `
  SELECT c.id, c.visitor_id AS visitorId FROM json_each(?2) a
  CROSS JOIN clicks c ON c.workspace_id = ?1 AND c.id = a.value WHERE c.visitor_id <> ''`;

/**
 * Up to one click more of each than a guess looks at. The rows of the clicks are read by their key; one that was erased since
 * is nobody's.
 */
export const ALIKE_SQL = `
  SELECT c.id, 'click' AS kind, c.at_ms AS atMs, c.publisher_id AS publisherId, c.link_id AS linkId,
    nullif(c.visitor_id, '') AS visitorId, a.value AS fingerprint
  FROM json_each(?3) a CROSS JOIN clicks c ON c.workspace_id = ?1 AND c.id IN
    (SELECT f.click_id FROM click_fingerprints f WHERE f.workspace_id = ?1 AND f.fingerprint = a.value
       AND f.click_id >= ?4 AND f.click_id < ?5 ORDER BY f.click_id DESC LIMIT ${MAX_ALIKE + 1})
  WHERE c.campaign_id = ?2 AND c.reason = 'OK' AND c.ip_hash <> ''`;

function touchesSql(kind: Touch["kind"]): string {
  const columns = "t.id, t.at_ms, t.publisher_id, t.link_id, t.visitor_id, t.campaign_id";
  const found =
    kind === "click"
      ? visitorClicksSql("visitors", columns, ["?5", "?6"])
      : `SELECT ${columns} FROM visitors v CROSS JOIN views t INDEXED BY views_visitor
         ON t.workspace_id = ?1 AND t.visitor_id = v.id AND t.id >= ?5 AND t.id < ?6 WHERE v.id <> ''`;
  return `
  WITH visitors AS (
    SELECT c.visitor_id AS id FROM json_each(?3) a CROSS JOIN clicks c ON c.workspace_id = ?1 AND c.id = a.value
    UNION SELECT value FROM json_each(?4))
  SELECT id, '${kind}' AS kind, at_ms AS atMs, publisher_id AS publisherId, link_id AS linkId,
    visitor_id AS visitorId, NULL AS fingerprint
  FROM (SELECT *, row_number() OVER (PARTITION BY visitor_id ORDER BY id DESC) AS place
    FROM (${found}) WHERE campaign_id = ?2)
  WHERE place <= ${MAX_TOUCHES}`;
}
