import { fingerprintOf, firstFingerprintAt } from "@cleverdrip/core";
import type { ClickRecord } from "./click-record.ts";
import { jsonParts } from "./json-parts.ts";

type Traced = Pick<ClickRecord, "id" | "campaignId" | "ipHash" | "userAgent" | "atMs">;

/** Keeps how clicks may be found by address and browser; once is enough, so the same batch may come again. */
export async function storeFingerprints(
  db: D1Database,
  workspaceId: string,
  clicks: readonly Traced[],
): Promise<void> {
  const statement = db.prepare(
    `INSERT OR IGNORE INTO click_fingerprints (workspace_id, fingerprint, click_id)
     SELECT ?1, r.value ->> 0, r.value ->> 1 FROM json_each(?2) r WHERE true`,
  );
  for (const part of jsonParts(fingerprintRows(clicks)))
    await statement.bind(workspaceId, part).run();
}

/** The statement that forgets them, for whoever blanks these clicks. */
export function forgetFingerprints(
  db: D1Database,
  workspaceId: string,
  clicks: readonly Traced[],
): D1PreparedStatement {
  return db
    .prepare(
      `DELETE FROM click_fingerprints WHERE workspace_id = ?1 AND (fingerprint, click_id) IN
         (SELECT r.value ->> 0, r.value ->> 1 FROM json_each(?2) r)`,
    )
    .bind(workspaceId, JSON.stringify(fingerprintRows(clicks)));
}

/** Deletes up to 2,000 of UTC days before that of `beforeMs`; returns how many. */
export async function purgeFingerprints(
  db: D1Database,
  workspaceId: string,
  beforeMs: number,
): Promise<number> {
  const { meta } = await db
    .prepare(
      `DELETE FROM click_fingerprints WHERE workspace_id = ?1 AND (fingerprint, click_id) IN
         (SELECT fingerprint, click_id FROM click_fingerprints
          WHERE workspace_id = ?1 AND fingerprint < ?2 ORDER BY fingerprint LIMIT 2000)`,
    )
    .bind(workspaceId, firstFingerprintAt(beforeMs))
    .run();
  return meta.changes;
}

function fingerprintRows(clicks: readonly Traced[]): readonly (readonly [string, string])[] {
  return clicks.flatMap((click) => {
    const fingerprint = fingerprintOf(click);
    return fingerprint === null ? [] : [[fingerprint, click.id] as const];
  });
}
