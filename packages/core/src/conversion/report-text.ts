import { sha256 } from "../hmac-sha256.ts";
import { hexOf, utf8Bytes } from "./utf8-bytes.ts";

/** Longest value taken from a report, in UTF-16 units: one caller cannot fill the ledger. */
export const MAX_REPORT_TEXT = 200;

/** `{txid}`, `{{txid}}`, `${txid}`, `[TXID]`, `#txid#`, `%TXID%`: what sending systems call their macros. */
const UNFILLED =
  /^(?:\$?\{{1,2}[\w .:,-]+\}{1,2}|\[[a-z_][\w .:-]*\]|#[a-z_][\w .:-]*#|%[a-z_]\w*%)$/i;

/**
 * A macro that the sender did not fill in is no value: as a transaction id it would make every sale a duplicate of the
 * first.
 */
export function isUnfilledMacro(text: string): boolean {
  return text.length <= MAX_REPORT_TEXT && UNFILLED.test(text);
}

/** At most `MAX_REPORT_TEXT` units, never half a character. */
export function cutText(text: string, limit: number = MAX_REPORT_TEXT): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit);
}

/** Shortens an id so that two long ones that begin alike stay two: what is cut off leaves its SHA-256. */
export function cutId(text: string): string {
  if (text.length <= MAX_REPORT_TEXT) return text;
  const digest = hexOf(sha256(utf8Bytes(text)));
  return `${cutText(text, MAX_REPORT_TEXT - digest.length - 1)}~${digest}`;
}
