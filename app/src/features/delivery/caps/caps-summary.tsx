import type { ClickCap } from "@cleverdrip/contract";
import { Badge } from "../../../ui/badge.tsx";
import { useLinkSlug } from "../../links/link-slug.tsx";
import { usePublisherName } from "../../publishers/publisher-name.tsx";
import { capWords } from "./cap-words.ts";

export function CapsSummary({ caps }: { readonly caps: readonly ClickCap[] }) {
  if (caps.length === 0) return <span className="text-muted">None</span>;
  return (
    <ul className="space-y-0.5">
      {caps.map((cap) => (
        <li key={[cap.scope, cap.subjectId, cap.period].join()} className="break-words">
          <CapLine cap={cap} /> <Badge tone="neutral">{cap.isHard ? "Hard" : "Soft"}</Badge>
        </li>
      ))}
    </ul>
  );
}

function CapLine({ cap }: { readonly cap: ClickCap }) {
  if (cap.subjectId === null) return capWords(cap, null);
  const Line = cap.scope === "link" ? LinkCapLine : PublisherCapLine;
  return <Line cap={cap} subjectId={cap.subjectId} />;
}

type NamedCapProps = { readonly cap: ClickCap; readonly subjectId: string };

function PublisherCapLine({ cap, subjectId }: NamedCapProps) {
  return capWords(cap, usePublisherName(subjectId) ?? subjectId);
}

function LinkCapLine({ cap, subjectId }: NamedCapProps) {
  return capWords(cap, useLinkSlug(subjectId) ?? subjectId);
}
