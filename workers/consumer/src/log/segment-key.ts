import { encodeBase32, hourStartMs } from "@cleverdrip/core";

/** `conversions`: reports as they came. `journal`: what was written of conversions and money. */
export const LOG_KINDS = ["clicks", "conversions", "journal"] as const;
export type LogKind = (typeof LOG_KINDS)[number];

const encoder = new TextEncoder();

const HOUR_MS = 3_600_000;

/**
 * The folder of a segment: the UTC hour of its earliest event. Batches of clicks that reach beyond the next hour, as imports
 * do, have a folder of their own, so that whoever looks for an hour finds all of it in three.
 */
export function segmentFolder(
  workspaceId: string,
  kind: LogKind,
  fromMs: number,
  toMs: number,
): string {
  const isWide = hourStartMs(toMs) > hourStartMs(fromMs) + HOUR_MS;
  return isWide ? wideFolder(workspaceId, kind) : hourFolder(workspaceId, kind, fromMs);
}

export function hourFolder(workspaceId: string, kind: LogKind, atMs: number): string {
  const hour = new Date(atMs).toISOString().slice(0, 13).replaceAll(/[-T]/g, "/");
  return `${workspaceId}/${kind}/${hour}/`;
}

/** Of all hours of the UTC day. */
export function dayFolder(workspaceId: string, kind: LogKind, atMs: number): string {
  const day = new Date(atMs).toISOString().slice(0, 10).replaceAll("-", "/");
  return `${workspaceId}/${kind}/${day}/`;
}

export function wideFolder(workspaceId: string, kind: LogKind): string {
  return `${workspaceId}/${kind}/wide/`;
}

/** 160 bits of SHA-256, over names in a fixed order. */
export async function segmentName(parts: readonly string[]): Promise<string> {
  const digest = await sha256Of(encoder.encode(parts.toSorted().join("\n")));
  return encodeBase32(digest.subarray(0, 20));
}

/** In hexadecimal. */
export async function checksumOf(bytes: BufferSource): Promise<string> {
  let text = "";
  for (const byte of await sha256Of(bytes)) text += HEX[byte];
  return text;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

async function sha256Of(bytes: BufferSource): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
