import { findDelivery } from "@cleverdrip/db";
import type { DeliveryMessage } from "../deliveries/delivery-message.ts";
import type { FactsDeps } from "../facts-deps.ts";

export type ReplayDeliveryDeps = FactsDeps & {
  /** Hands a reminder to the deliveries queue; rejects where it does not take it. */
  readonly remind: (message: DeliveryMessage) => Promise<void>;
};

/** A reminder that was given up is sent again, where there is still something to be reminded of. */
export async function replayDelivery(
  message: DeliveryMessage,
  { settingsOf, eventsOf, remind }: ReplayDeliveryDeps,
): Promise<string> {
  const { workspaceId, deliveryId, number } = message;
  const settings = await settingsOf(workspaceId);
  if (settings === null) throw new Error(`no workspace ${workspaceId}`);
  const row = await findDelivery(eventsOf(settings.eventsShard), workspaceId, deliveryId);
  if (row === null) return `delivery ${deliveryId} is not kept any more: there is nothing to send`;
  if (row.state !== "pending") return `delivery ${deliveryId} is ${row.state} already`;
  if (number < row.message) return `a newer message stands for delivery ${deliveryId} by now`;
  await remind(message);
  return `delivery ${deliveryId} is on its way again`;
}
