import { idsOf } from "../scenario/control.ts";
import type { World } from "../world/world.ts";
import type { Facts } from "./facts.ts";

type DeliveryRow = {
  readonly ws: string;
  readonly id: string;
  readonly endpoint: string;
  readonly conversion: string;
  readonly event: string;
  readonly state: string;
  readonly reason: string;
};

/** I14: who is to be told was told, or it can be seen that it failed. */
export function checkDeliveries(
  { events, prepared, receiver }: World,
  { conversions }: Facts,
): readonly string[] {
  if (!prepared.scenario.isTold) return [];
  const sql = `SELECT workspace_id AS ws, id, endpoint_id AS endpoint, conversion_id AS conversion, event, state, reason
    FROM deliveries`;
  // As the statement says.
  const rows = events.execute(sql, []).results as readonly DeliveryRow[];
  const problems: string[] = [];
  const arrived = new Set(
    receiver.arrived.filter(({ status }) => status === 200).map(({ id }) => id),
  );
  for (const { id, state, reason } of rows) {
    if (state === "pending") problems.push(`I14 delivery ${id} is still pending`);
    else if (state === "failed" && reason === "")
      problems.push(`I14 delivery ${id} failed without a reason`);
    else if (state === "delivered" && !arrived.has(id))
      problems.push(`I14 delivery ${id} never arrived`);
  }
  const ids = new Set(rows.map(({ id }) => id));
  for (const { id } of receiver.arrived)
    if (!ids.has(id)) problems.push(`I14 ${id} arrived and is not known`);
  for (const row of conversions) {
    const { webhookId, postbackId, publisherIds } = idsOf(row.workspace_id);
    const wanted = row.publisher_id === publisherIds[0] ? [webhookId, postbackId] : [webhookId];
    for (const endpoint of wanted) {
      const isTold = rows.some(
        (own) =>
          own.ws === row.workspace_id &&
          own.conversion === row.id &&
          own.endpoint === endpoint &&
          own.event === `conversion.${row.status}`,
      );
      if (!isTold) problems.push(`I14 ${endpoint} is not told that ${row.id} is ${row.status}`);
    }
  }
  return problems;
}
