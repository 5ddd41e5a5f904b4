import type { Campaign } from "@cleverdrip/contract";
import { Badge } from "../../../ui/badge.tsx";
import { useLinkSlug } from "../../links/link-slug.tsx";
import { usePublisherName } from "../../publishers/publisher-name.tsx";
import { conversionCapWords } from "../policy-words.ts";

type ConversionCap = Campaign["conversionPolicy"]["caps"][number];

type ConversionCapsSummaryProps = {
  readonly caps: readonly ConversionCap[];
  readonly currency: string;
};

export function ConversionCapsSummary({ caps, currency }: ConversionCapsSummaryProps) {
  if (caps.length === 0) return <span className="text-muted">None</span>;
  return (
    <ul className="space-y-0.5">
      {caps.map((cap) => (
        <li key={[cap.metric, cap.scope, cap.subjectId, cap.period].join()} className="break-words">
          <CapLine cap={cap} currency={currency} />{" "}
          <Badge tone="neutral">{cap.isHard ? "Hard" : "Soft"}</Badge>
        </li>
      ))}
    </ul>
  );
}

type CapLineProps = { readonly cap: ConversionCap; readonly currency: string };

function CapLine({ cap, currency }: CapLineProps) {
  if (cap.subjectId === null) return conversionCapWords(cap, currency, null);
  const Line = cap.scope === "link" ? LinkCapLine : PublisherCapLine;
  return <Line cap={cap} currency={currency} subjectId={cap.subjectId} />;
}

type NamedCapProps = CapLineProps & { readonly subjectId: string };

function PublisherCapLine({ cap, currency, subjectId }: NamedCapProps) {
  return conversionCapWords(cap, currency, usePublisherName(subjectId) ?? subjectId);
}

function LinkCapLine({ cap, currency, subjectId }: NamedCapProps) {
  return conversionCapWords(cap, currency, useLinkSlug(subjectId) ?? subjectId);
}
