import { conversionEvent, receivedReport, type ReceivedReport } from "@cleverdrip/contract";
import type { ClickBatch } from "@cleverdrip/core";
import * as z from "zod";
import { upgradeEvent } from "../conversions/upgrade-event.ts";
import { readPacked } from "./read-clicks.ts";
import { whyUnreadable } from "./why-unreadable.ts";

const head = z.object({ v: z.number(), kind: z.enum(["packed-clicks", "conversion", "report"]) });

export type ReadMessage =
  | { readonly kind: "clicks"; readonly batch: ClickBatch }
  | { readonly kind: "report"; readonly report: ReceivedReport }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Parses a message at the door: what passes here is of the shape its type says. So do messages of versions before. */
export function readMessage(body: unknown): ReadMessage {
  try {
    return parse(body);
  } catch (error) {
    return { kind: "unreadable", reason: whyUnreadable(error) };
  }
}

function parse(body: unknown): ReadMessage {
  const { kind, v } = head.parse(body);
  if (kind === "packed-clicks") return { kind: "clicks", batch: readPacked(body) };
  const report = v === 1 ? upgradeEvent(conversionEvent.parse(body)) : receivedReport.parse(body);
  return { kind: "report", report };
}
