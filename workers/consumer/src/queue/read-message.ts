import { conversionEvent, packedClickBatch, type ConversionEvent } from "@cleverdrip/contract";
import { unpackClicks, type ClickBatch } from "@cleverdrip/core";
import * as z from "zod";

const kind = z.object({ kind: z.enum(["packed-clicks", "conversion"]) });

export type ReadMessage =
  | { readonly kind: "clicks"; readonly batch: ClickBatch }
  | { readonly kind: "conversion"; readonly event: ConversionEvent }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Parses a message at the door: what passes here is of the shape its type says. */
export function readMessage(body: unknown): ReadMessage {
  const head = kind.safeParse(body);
  if (!head.success) return unreadable(z.prettifyError(head.error));
  if (head.data.kind === "conversion") {
    const parsed = conversionEvent.safeParse(body);
    return parsed.success
      ? { kind: "conversion", event: parsed.data }
      : unreadable(z.prettifyError(parsed.error));
  }
  const parsed = packedClickBatch.safeParse(body);
  if (!parsed.success) return unreadable(z.prettifyError(parsed.error));
  try {
    return { kind: "clicks", batch: unpackClicks(parsed.data) };
  } catch (error) {
    return unreadable(String(error));
  }
}

function unreadable(reason: string): ReadMessage {
  return { kind: "unreadable", reason: reason.slice(0, 1_000) };
}
