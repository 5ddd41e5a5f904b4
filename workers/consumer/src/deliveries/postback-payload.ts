import type { MacroValues } from "@cleverdrip/core";
import type { StoredClick } from "@cleverdrip/db";
import { fillPostback } from "./fill-postback.ts";
import { macroClick } from "./postback-values.ts";

/** A postback that waits for the row of its click: without it the publisher's own ids would be missing. */
export type OpenPostback = { readonly template: string; readonly values: MacroValues };

/** A click is stored within seconds, or after its queue's trouble; what it brings is not waited for longer. */
export const CLICK_PATIENCE_MS = 60_000;

export function openPayload(postback: OpenPostback): string {
  return JSON.stringify(postback);
}

/** null where the payload is the URL itself. */
export function readOpenPayload(payload: string): OpenPostback | null {
  // Written by `openPayload`; no URL begins like that.
  return payload.startsWith("{") ? (JSON.parse(payload) as OpenPostback) : null;
}

/** The URL with what its click brings, or without where there is none. */
export function settleOpen(
  { template, values }: OpenPostback,
  click: StoredClick | null,
  secret: string | null,
): string {
  const { publisherId, currency } = values.click;
  const known = click === null ? values.click : macroClick(click, { publisherId, currency });
  return fillPostback(template, { ...values, click: known }, secret);
}
