import type { ErasureSubject } from "@cleverdrip/contract";
import { clickTime } from "@cleverdrip/core";
import { invalidField } from "../http/refusal.ts";

/** As it is stored: ids and hashes are compared in lower case. */
export function readSubject({ kind, subject }: ErasureSubject): ErasureSubject {
  if (kind === "value") return { kind, subject: subject.toLowerCase() };
  const click = clickTime(subject.trim());
  if (click === null) {
    throw invalidField("subject", "is no click id: those have 32 letters and digits");
  }
  return { kind, subject: click.clickId };
}
