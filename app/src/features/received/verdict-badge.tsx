import type { ReceivedRow } from "@cleverdrip/contract";
import { Badge, type Tone } from "../../ui/badge.tsx";

type Verdict = ReceivedRow["verdict"];

const WORDS: Readonly<Record<Verdict, { readonly label: string; readonly tone: Tone }>> = {
  recorded: { label: "Recorded", tone: "good" },
  duplicate: { label: "Duplicate", tone: "neutral" },
  conflict: { label: "Conflict", tone: "bad" },
  held: { label: "Held", tone: "warn" },
  rejected: { label: "Rejected", tone: "bad" },
  accepted: { label: "Queued", tone: "warn" },
  ignored: { label: "Ignored", tone: "neutral" },
};

export function verdictLabel(verdict: Verdict): string {
  return WORDS[verdict].label;
}

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { label, tone } = WORDS[verdict];
  return <Badge tone={tone}>{label}</Badge>;
}
