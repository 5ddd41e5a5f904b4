import type { World } from "../world/world.ts";
import type { Facts } from "./facts.ts";

type ReceivedRow = {
  readonly ws: string;
  readonly at: number;
  readonly verdict: string;
  readonly reason: string;
  readonly parameters: string;
  readonly conversion: string | null;
};

/** I3, I11: every message ends in one of stored, duplicate, rejected, kept aside; a conflict can be seen. */
export function checkMessages(world: World, { conversions }: Facts): readonly string[] {
  const { record, queues, events } = world;
  const problems: string[] = [];
  if (queues.clicks.backlog() > 0)
    problems.push(`I11 ${queues.clicks.backlog()} messages are still in the queue`);
  if (record.lost.length > 0)
    problems.push(`I11 ${record.lost.length} messages were given up without a row`);
  const letters = events.execute("SELECT body FROM dead_letters", []).results as readonly {
    body: string;
  }[];
  const bodies = letters.map(({ body }) => asJson(body));
  if (JSON.stringify(bodies.toSorted()) !== JSON.stringify(record.poison.toSorted()))
    problems.push(
      `I11 dead letters are ${JSON.stringify(bodies)}, not ${JSON.stringify(record.poison)}`,
    );
  const sql = `SELECT workspace_id AS ws, at_ms AS at, verdict, reason, parameters, conversion_id AS conversion
    FROM received_reports`;
  const received = events.execute(sql, []).results as readonly ReceivedRow[];
  problems.push(...checkReceived(world, received));
  const known = new Map(conversions.map((row) => [row.id, row]));
  for (const { ws, verdict, conversion } of received) {
    if (conversion === null) {
      if (verdict !== "rejected") problems.push(`I11 a report was ${verdict} and led to nothing`);
    } else if (known.get(conversion)?.workspace_id !== ws)
      problems.push(`I19 a report led to ${conversion}`);
  }
  return problems;
}

/** A text is kept as it is, everything else as JSON. */
function asJson(body: string): string {
  try {
    JSON.parse(body);
    return body;
  } catch {
    return JSON.stringify(body);
  }
}

/** Who was told that a report was taken finds it in the received log, once. */
function checkReceived({ record }: World, received: readonly ReceivedRow[]): readonly string[] {
  const problems: string[] = [];
  const rows = Map.groupBy(received, ({ ws, at, parameters }) => `${ws} ${at} ${parameters}`);
  const sent = Map.groupBy(
    record.reports,
    ({ said, report }) =>
      `${said.workspaceId} ${report.receivedAtMs} ${JSON.stringify(report.parameters)}`,
  );
  for (const [key, own] of sent) {
    const count = rows.get(key)?.length ?? 0;
    const due = own.filter(({ isTaken }) => isTaken).length;
    if (count < due || count > own.length)
      problems.push(`I11 ${count} rows for ${due} of ${own.length} reports ${key}`);
  }
  for (const key of rows.keys()) if (!sent.has(key)) problems.push(`I11 nobody sent ${key}`);
  return problems;
}
