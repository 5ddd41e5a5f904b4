import type { OutboundDeliveryRow } from "@cleverdrip/contract";
import { Badge, type Tone } from "../../ui/badge.tsx";

type State = OutboundDeliveryRow["state"];

const WORDS: Readonly<Record<State, { readonly label: string; readonly tone: Tone }>> = {
  pending: { label: "On its way", tone: "warn" },
  delivered: { label: "Delivered", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
};

export function DeliveryStateBadge({ state }: { readonly state: State }) {
  const { label, tone } = WORDS[state];
  return <Badge tone={tone}>{label}</Badge>;
}
