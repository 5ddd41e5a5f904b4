import type { Finding, FindingCause } from "@cleverdrip/core";
import type { ReadSegment } from "../log/read-log.ts";

type Unreadable = Exclude<ReadSegment<"clicks">["kind"], "read">;

const WORDS: Readonly<Record<Unreadable, readonly [cause: FindingCause, sentence: string]>> = {
  missing: ["missing-segment", "was listed and is not there any more"],
  unreadable: ["bad-checksum", "cannot be unpacked"],
  "bad-checksum": ["bad-checksum", "is not what was written: its SHA-256 is another one"],
  "old-format": ["missing-segment", "is from before segments had checksums and verdicts"],
};

export function unreadableSegment(key: string, kind: Unreadable): Finding {
  const [cause, sentence] = WORDS[kind];
  return { cause, place: "log", bucket: null, eventId: key, detail: `${key} ${sentence}` };
}
