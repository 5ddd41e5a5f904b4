import type { LinkPreview } from "@cleverdrip/contract";
import type { Tone } from "../../ui/badge.tsx";

type Outcome = { readonly label: string; readonly tone: Tone };

export const OUTCOMES: Readonly<Record<LinkPreview["outcome"], Outcome>> = {
  accepted: { label: "Taken", tone: "good" },
  diverted: { label: "Sent to the fallback", tone: "warn" },
  refused: { label: "Not available", tone: "bad" },
};
