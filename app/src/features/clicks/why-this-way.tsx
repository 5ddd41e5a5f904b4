import type { ClickExplanation } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { clickExplanationQuery } from "../../api/clicks.ts";
import { clickReason } from "../../format/reason.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DecisionSteps } from "../preview/decision-steps.tsx";
import { OUTCOMES } from "../preview/outcomes.ts";

/** The click decided again, step by step; asked for only when somebody wants to know. */
export function WhyThisWay({ clickId }: { readonly clickId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const explanation = useQuery({ ...clickExplanationQuery(clickId), enabled: isOpen });
  return (
    <section aria-label="Why this way?" className="mb-6">
      {!isOpen && <Button onClick={() => setIsOpen(true)}>Why this way?</Button>}
      {isOpen && (
        <>
          <h3 className="mb-2 text-xs font-semibold tracking-wide text-muted uppercase">
            Why this way?
          </h3>
          <div role="status">
            {explanation.isPending && <Skeleton className="h-40" />}
            {explanation.data !== undefined && <Explanation explanation={explanation.data} />}
          </div>
          {explanation.error !== null && (
            <ProblemNotice error={explanation.error} title="This click cannot be explained" />
          )}
        </>
      )}
    </section>
  );
}

function Explanation({ explanation }: { readonly explanation: ClickExplanation }) {
  const outcome = OUTCOMES[explanation.outcome];
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={outcome.tone}>{outcome.label}</Badge>
        {clickReason(explanation.reason).label}, by version {explanation.campaignVersion} of the
        campaign
      </p>
      <DecisionSteps steps={explanation.steps} />
      <p className="text-sm">
        {explanation.agrees ? (
          <span className="text-muted">
            Decided again just now, from what is stored: the same way.
          </span>
        ) : (
          <>
            <Badge tone="warn">Differs</Badge> Decided again from what is stored, another way came
            out. What is stored is what happened.
          </>
        )}
      </p>
      {explanation.limits.length > 0 && (
        <div className="text-sm text-muted">
          <p>What cannot be known again:</p>
          <ul className="list-disc pl-5">
            {explanation.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
