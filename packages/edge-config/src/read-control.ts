import { CONTROL_SQL } from "./control-sql.ts";
import { parseSnapshot } from "./parse-snapshot.ts";
import type { SnapshotKind, SnapshotOf } from "./snapshot-kinds.ts";

/** What CONTROL says now: the api publishes it, the tracker reads through it. */
export async function readControl<K extends SnapshotKind>(
  kind: K,
  name: string,
  control: D1Database,
): Promise<SnapshotOf[K] | null> {
  const sql = CONTROL_SQL[kind];
  if (sql === undefined) return null;
  const text = await control.prepare(sql).bind(name).first<string>("json");
  return text === null ? null : parseSnapshot(kind, text);
}

type ReadControl = {
  readonly [K in SnapshotKind]: (
    control: D1Database,
    name: string,
  ) => Promise<SnapshotOf[K] | null>;
};

/** `readControl` by kind. */
export const READ_CONTROL: ReadControl = {
  link: (control, slug) => readControl("link", slug, control),
  campaign: (control, id) => readControl("campaign", id, control),
  workspace: (control, id) => readControl("workspace", id, control),
  host: (control, hostname) => readControl("host", hostname, control),
  alias: (control, name) => readControl("alias", name, control),
  caps: async () => null,
};
