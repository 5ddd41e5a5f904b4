import * as z from "zod";
import { whyUnreadable } from "../queue/why-unreadable.ts";

/** What the deliveries queue carries: a reminder to look, never the content. Everything that counts is in the tables. */
const deliveryMessage = z.strictObject({
  v: z.literal(1),
  kind: z.literal("delivery"),
  workspaceId: z.string().min(1),
  /** Here as well, so that shares are dealt out before anything is read. */
  endpointId: z.string().min(1),
  deliveryId: z.string().min(1),
  /** Only the last message that was sent for a delivery is acted on. */
  number: z.number().int().min(0).default(0),
});

export type DeliveryMessage = z.infer<typeof deliveryMessage>;

export type ReadDelivery =
  | { readonly kind: "delivery"; readonly message: DeliveryMessage }
  | { readonly kind: "unreadable"; readonly reason: string };

export function readDelivery(body: unknown): ReadDelivery {
  const parsed = deliveryMessage.safeParse(body);
  return parsed.success
    ? { kind: "delivery", message: parsed.data }
    : { kind: "unreadable", reason: whyUnreadable(parsed.error) };
}
