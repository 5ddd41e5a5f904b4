import type { OutboundDeliveryRow } from "@cleverdrip/contract";
import type { DeliveryRecord } from "@cleverdrip/db";

export function toDelivery(record: DeliveryRecord): OutboundDeliveryRow {
  const { id, endpointId, conversionId, event, state, attempts, nextAtMs, reason } = record;
  const { createdAtMs, updatedAtMs } = record;
  const progress = { state, attempts, nextAtMs, reason, createdAtMs, updatedAtMs };
  return { id, endpointId, conversionId, event, ...progress };
}
