import {
  clickBatch,
  conversionEvent,
  type ClickBatch,
  type ConversionEvent,
} from "@cleverdrip/contract";
import * as z from "zod";

const message = z.discriminatedUnion("kind", [clickBatch, conversionEvent]);

export type ReadMessage =
  | { readonly kind: "clicks"; readonly batch: ClickBatch }
  | { readonly kind: "conversion"; readonly event: ConversionEvent }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Parses a message at the door: what passes here is of the shape its type says. */
export function readMessage(body: unknown): ReadMessage {
  const parsed = message.safeParse(body);
  if (!parsed.success)
    return { kind: "unreadable", reason: z.prettifyError(parsed.error).slice(0, 1_000) };
  return parsed.data.kind === "clicks"
    ? { kind: "clicks", batch: parsed.data }
    : { kind: "conversion", event: parsed.data };
}
