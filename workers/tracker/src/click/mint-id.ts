import { mintClickId } from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";

/** A new click id of that link. Throws where there are no keys. */
export function mintId(linkNumber: number, deps: TrackerDeps, { nowMs }: Moment): string {
  const { version, mac } = deps.keys().current;
  const random = [deps.random(), deps.random()] as const;
  return mintClickId({ atMs: nowMs, keyVersion: version, linkNumber, random }, mac);
}
