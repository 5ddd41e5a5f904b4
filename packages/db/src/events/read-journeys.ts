import { firstClickIdAt, type Touch } from "@cleverdrip/core";

/** A click or view of a visitor, with the link it was of. */
export type JourneyTouch = Touch & { readonly linkId: string };

export type Journeys = {
  /** Whose click it is, by click id; without those whose row is not there (yet, or any more). */
  readonly visitors: ReadonlyMap<string, string>;
  /** Of those visitors and of the ones asked for, in no order. */
  readonly touches: readonly JourneyTouch[];
};

export type JourneyQuery = {
  readonly campaignId: string;
  readonly clickIds: readonly string[];
  readonly visitorIds: readonly string[];
  /** Both ends inclusive. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly hasViews: boolean;
};

/** Clicks, and views, of one visitor in one campaign that are looked at, the latest: more are no person's. */
export const MAX_TOUCHES = 100;

/**
 * What the visitors of these clicks, and these visitors, did in a campaign. By the visitors' index in one round trip:
 * accepted clicks alone, for bots, duplicates and refused ones brought nobody to the advertiser.
 */
export async function readJourneys(
  db: D1Database,
  workspaceId: string,
  { campaignId, clickIds, visitorIds, fromMs, toMs, hasViews }: JourneyQuery,
): Promise<Journeys> {
  const asked = [
    workspaceId,
    campaignId,
    JSON.stringify(clickIds),
    JSON.stringify(visitorIds),
    firstClickIdAt(fromMs),
    firstClickIdAt(toMs + 1),
  ];
  const [named, ...touches] = await db.batch([
    db.prepare(NAMED_SQL).bind(workspaceId, JSON.stringify(clickIds)),
    db.prepare(touchesSql("click")).bind(...asked),
    ...(hasViews ? [db.prepare(touchesSql("view")).bind(...asked)] : []),
  ]);
  // D1 cannot know the shape of its rows; the statements do.
  const visitors = (named?.results ?? []) as { readonly id: string; readonly visitorId: string }[];
  const rows = touches.flatMap(({ results }) => results as Omit<JourneyTouch, "fingerprint">[]);
  return {
    visitors: new Map(visitors.map(({ id, visitorId }) => [id, visitorId])),
    touches: rows.map((row) => ({ ...row, fingerprint: null })),
  };
}

const NAMED_SQL = `
  SELECT c.id, c.visitor_id AS visitorId FROM json_each(?2) a
  JOIN clicks c ON c.workspace_id = ?1 AND c.id = a.value WHERE c.visitor_id <> ''`;

function touchesSql(kind: Touch["kind"]): string {
  const source =
    kind === "click"
      ? "clicks t INDEXED BY clicks_visitor ON t.reason = 'OK' AND"
      : "views t INDEXED BY views_visitor ON";
  return `
  WITH visitors AS (
    SELECT c.visitor_id AS id FROM json_each(?3) a JOIN clicks c ON c.workspace_id = ?1 AND c.id = a.value
    UNION SELECT value FROM json_each(?4))
  SELECT id, '${kind}' AS kind, at_ms AS atMs, publisher_id AS publisherId, link_id AS linkId,
    visitor_id AS visitorId
  FROM (SELECT t.id, t.at_ms, t.publisher_id, t.link_id, t.visitor_id,
      row_number() OVER (PARTITION BY t.visitor_id ORDER BY t.id DESC) AS place
    FROM visitors v CROSS JOIN ${source} t.workspace_id = ?1 AND t.visitor_id = v.id
      AND t.id >= ?5 AND t.id < ?6 AND t.campaign_id = ?2
    WHERE v.id <> '')
  WHERE place <= ${MAX_TOUCHES}`;
}
