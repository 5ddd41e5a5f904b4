import type { LinkPreview } from "@cleverdrip/contract";
import { clickReason } from "../../format/reason.ts";
import { Badge } from "../../ui/badge.tsx";
import { Code, CodeBlock } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { CampaignName } from "../campaigns/campaign-name.tsx";
import { DecisionSteps } from "./decision-steps.tsx";
import { OUTCOMES } from "./outcomes.ts";

export function PreviewResult({ preview }: { readonly preview: LinkPreview }) {
  const { label, tone } = OUTCOMES[preview.outcome];
  const reason = clickReason(preview.reason);
  return (
    <section aria-label="Result" className="space-y-4 border-t pt-5">
      <div>
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>{label}</Badge>
          <span className="font-medium">{reason.label}</span>
          <Code className="text-muted">{preview.reason}</Code>
        </p>
        <p className="mt-1 text-sm text-muted">
          {reason.detail}{" "}
          {preview.campaignId !== "" && (
            <>
              Campaign: <CampaignName id={preview.campaignId} />.
            </>
          )}
        </p>
      </div>
      <Destination location={preview.location} />
      <div>
        <h3 className="mb-2 text-sm font-semibold">Step by step</h3>
        <DecisionSteps steps={preview.steps} />
      </div>
    </section>
  );
}

function Destination({ location }: { readonly location: string | null }) {
  if (location === null) {
    return <p className="text-sm">There is no fallback: a plain “not available” page is shown.</p>;
  }
  return (
    <div>
      <div className="mb-1.5 flex items-end justify-between gap-3">
        <h3 className="text-sm font-semibold">Address</h3>
        <CopyButton text={location} what="address" />
      </div>
      <CodeBlock label="Address">{location}</CodeBlock>
      <p className="mt-1 text-sm text-muted">With a click id made up for the preview.</p>
    </div>
  );
}
