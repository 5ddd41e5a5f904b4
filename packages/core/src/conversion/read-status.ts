import { statusOfWord, type ConversionStatus } from "../conversion-status.ts";
import { type MappedStatus, statusWord, type StatusMapping } from "./status-mapping.ts";

export type ReadStatus =
  | {
      readonly kind: "status";
      readonly status: ConversionStatus;
      readonly via: "url" | "workspace" | "words" | "default";
    }
  | { readonly kind: "ignored"; readonly via: "url" | "workspace" }
  /** To be kept and shown: a mapping added later applies to it too. */
  | { readonly kind: "unmapped"; readonly word: string };

/** What a sender's word means: its own URL's mapping before the workspace's, both before the words everybody uses. */
export function readStatus(
  word: string | null,
  inUrl: readonly StatusMapping[],
  ofWorkspace: readonly StatusMapping[],
): ReadStatus {
  const wanted = statusWord(word ?? "");
  if (wanted === "") return { kind: "status", status: "approved", via: "default" };
  const url = mapped(inUrl, wanted);
  if (url !== null) return told(url, "url");
  const workspace = mapped(ofWorkspace, wanted);
  if (workspace !== null) return told(workspace, "workspace");
  const status = statusOfWord(wanted);
  if (status !== null) return { kind: "status", status, via: "words" };
  return { kind: "unmapped", word: word ?? "" };
}

function mapped(maps: readonly StatusMapping[], wanted: string): MappedStatus | null {
  return maps.find(({ word }) => statusWord(word) === wanted)?.status ?? null;
}

function told(status: MappedStatus, via: "url" | "workspace"): ReadStatus {
  return status === "ignored" ? { kind: "ignored", via } : { kind: "status", status, via };
}
