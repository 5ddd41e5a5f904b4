import type { MarkedPart } from "@cleverdrip/core";
import type { ClickHoldRecord } from "./click-holds.ts";
import type { ClickMark } from "./click-marks.ts";
import { closedDaySql } from "./held-part.ts";

/** A day of paid clicks, with what is held against them and what became of it. */
export type PaidClickDay = ClickMark & {
  readonly currency: string;
  readonly earnedMicros: number;
  /** null: nothing of it is held. */
  readonly decision: ClickHoldRecord["decision"] | null;
  /** What was held of it when it was last judged. */
  readonly heldMicros: number;
  /** Something of it is in a statement that is closed. */
  readonly isClosed: boolean;
};

type PaidClickDays = {
  /** null = of every campaign. */
  readonly campaignId: string | null;
  /** `yyyy-mm-dd` */
  readonly fromDay: string;
  /** Of these publishers days are listed, too, that nothing is held against. */
  readonly publisherIds: readonly string[];
  readonly limit: number;
};

/** Days of paid clicks that something is held against, newest first; one more than the limit where there is more. */
export async function listPaidClickDays(
  { control, events }: { readonly control: D1Database; readonly events: D1Database },
  workspaceId: string,
  { campaignId, fromDay, publisherIds, limit }: PaidClickDays,
): Promise<readonly PaidClickDay[]> {
  const own =
    publisherIds.length === 0
      ? []
      : await publishersOfCampaigns(control, workspaceId, campaignId, publisherIds);
  const { results } = await events
    .prepare(DAYS_SQL)
    .bind(workspaceId, fromDay, campaignId, JSON.stringify(own), limit + 1)
    .all<Omit<PaidClickDay, "parts" | "isClosed"> & { parts: string; closed: number }>();
  return results.map(({ parts, closed, ...row }) => ({
    ...row,
    // As saveClickMarks wrote it.
    parts: JSON.parse(parts) as readonly MarkedPart[],
    isClosed: closed === 1,
  }));
}

/** By their links: earnings are kept by campaign first. */
async function publishersOfCampaigns(
  control: D1Database,
  workspaceId: string,
  campaignId: string | null,
  publisherIds: readonly string[],
): Promise<readonly (readonly [campaignId: string, publisherId: string])[]> {
  const { results } = await control
    .prepare(
      `SELECT DISTINCT campaign_id AS campaignId, publisher_id AS publisherId FROM links
       WHERE publisher_id IN (SELECT value FROM json_each(?1)) AND workspace_id = ?2 AND (?3 IS NULL OR campaign_id = ?3)`,
    )
    .bind(JSON.stringify(publisherIds), workspaceId, campaignId)
    .all<{ campaignId: string; publisherId: string }>();
  return results.map((row) => [row.campaignId, row.publisherId]);
}

/** ?4: campaigns and publishers whose days are wanted without a mark, too; of these all clicks are in the sample. */
const DAYS_SQL = `
  SELECT m.day, m.campaign_id AS campaignId, m.publisher_id AS publisherId, m.sampled, m.parts, e.currency,
    sum(e.earned_micros) AS earnedMicros, h.decision, coalesce(h.held_micros, 0) AS heldMicros,
    ${closedDaySql("?1", "m")} AS closed
  FROM (
    SELECT day, campaign_id, publisher_id, sampled, parts FROM click_marks
    WHERE workspace_id = ?1 AND day >= ?2 AND (?3 IS NULL OR campaign_id = ?3)
    UNION ALL
    SELECT a.day, a.campaign_id, a.publisher_id, sum(a.clicks), '[]' FROM json_each(?4) r
    CROSS JOIN click_earnings a ON a.workspace_id = ?1 AND a.campaign_id = r.value ->> 0
      AND a.publisher_id = r.value ->> 1 AND a.day >= ?2
    WHERE NOT EXISTS (SELECT 1 FROM click_marks n WHERE n.workspace_id = ?1 AND n.day = a.day
      AND n.campaign_id = a.campaign_id AND n.publisher_id = a.publisher_id)
    GROUP BY 1, 2, 3
  ) m
  CROSS JOIN click_earnings e ON e.workspace_id = ?1 AND e.campaign_id = m.campaign_id AND e.publisher_id = m.publisher_id
    AND e.day = m.day
  LEFT JOIN click_holds h ON h.workspace_id = ?1 AND h.day = m.day AND h.campaign_id = m.campaign_id
    AND h.publisher_id = m.publisher_id
  GROUP BY m.day, m.campaign_id, m.publisher_id
  ORDER BY m.day DESC, m.campaign_id DESC, m.publisher_id DESC LIMIT ?5`;
