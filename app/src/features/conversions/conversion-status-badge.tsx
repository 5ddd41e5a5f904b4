import type { ConversionStatus } from "@cleverdrip/contract";
import { Badge, type Tone } from "../../ui/badge.tsx";

const WORDS: Readonly<Record<ConversionStatus, { readonly label: string; readonly tone: Tone }>> = {
  approved: { label: "Approved", tone: "good" },
  pending: { label: "Pending", tone: "warn" },
  hold: { label: "On hold", tone: "warn" },
  rejected: { label: "Rejected", tone: "bad" },
  refunded: { label: "Refunded", tone: "bad" },
  trash: { label: "Trash", tone: "neutral" },
};

export function statusLabel(status: ConversionStatus): string {
  return WORDS[status].label;
}

export function ConversionStatusBadge({ status }: { readonly status: ConversionStatus }) {
  const { label, tone } = WORDS[status];
  return <Badge tone={tone}>{label}</Badge>;
}
