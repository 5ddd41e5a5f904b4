import {
  conversionEvent,
  oldPackedClickBatch,
  packedClickBatch,
  receivedReport,
  type ReceivedReport,
} from "@cleverdrip/contract";
import { unpackClicks, unpackOldClicks, type ClickBatch } from "@cleverdrip/core";
import * as z from "zod";
import { upgradeEvent } from "../conversions/upgrade-event.ts";

const head = z.object({ v: z.number(), kind: z.enum(["packed-clicks", "conversion", "report"]) });

/** Of this version and of the last. */
const anyReport = z.union([receivedReport, conversionEvent.transform(upgradeEvent)]);

export type ReadMessage =
  | { readonly kind: "clicks"; readonly batch: ClickBatch }
  | { readonly kind: "report"; readonly report: ReceivedReport }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Parses a message at the door: what passes here is of the shape its type says. So do messages of the last version. */
export function readMessage(body: unknown): ReadMessage {
  const known = head.safeParse(body);
  if (!known.success) return unreadable(z.prettifyError(known.error));
  if (known.data.kind !== "packed-clicks") {
    const parsed = anyReport.safeParse(body);
    return parsed.success
      ? { kind: "report", report: parsed.data }
      : unreadable(z.prettifyError(parsed.error));
  }
  try {
    return { kind: "clicks", batch: readPacked(body, known.data.v) };
  } catch (error) {
    return unreadable(error instanceof z.ZodError ? z.prettifyError(error) : String(error));
  }
}

function readPacked(body: unknown, version: number): ClickBatch {
  return version === 1
    ? unpackOldClicks(oldPackedClickBatch.parse(body))
    : unpackClicks(packedClickBatch.parse(body));
}

function unreadable(reason: string): ReadMessage {
  return { kind: "unreadable", reason: reason.slice(0, 1_000) };
}
