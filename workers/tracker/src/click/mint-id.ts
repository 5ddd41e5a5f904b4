import { mintClickId, type ClickIdKeys } from "@cleverdrip/core";
import type { Moment } from "../deps.ts";

export type IdDeps = {
  /** Throws where CLICK_ID_KEYS cannot be read. */
  readonly keys: () => ClickIdKeys;
  /** A random 32-bit number. */
  readonly random: () => number;
};

/** A new click id of that link. Throws where there are no keys. */
export function mintId(linkNumber: number, deps: IdDeps, { nowMs }: Moment): string {
  const { version, mac } = deps.keys().current;
  const random = [deps.random(), deps.random()] as const;
  return mintClickId({ atMs: nowMs, keyVersion: version, linkNumber, random }, mac);
}
