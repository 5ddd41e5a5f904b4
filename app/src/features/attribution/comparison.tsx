import type { WhatIfAnswer } from "@cleverdrip/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { askWhatIf } from "../../api/attribution.ts";
import { formatCount } from "../../format/number.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { questionOf, type AttributionDraft } from "./attribution-draft.ts";
import { ComparisonTable } from "./comparison-table.tsx";

const SPANS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

type ComparisonProps = {
  readonly campaignId: string;
  readonly draft: AttributionDraft;
  /** Gives the draft once nothing is wrong with it. */
  readonly onAsk: (ask: (valid: AttributionDraft) => void) => void;
};

/** What the rules as they are typed would have paid whom, beside what is paid. */
export function Comparison({ campaignId, draft, onAsk }: ComparisonProps) {
  const [days, setDays] = useState<(typeof SPANS)[number]["value"]>("30");
  const asked = useMutation({
    mutationFn: (question: ReturnType<typeof questionOf>) => askWhatIf(campaignId, question),
  });
  const ask = () => onAsk((valid) => asked.mutate(questionOf(valid, Number(days))));
  const isCurrent =
    asked.variables !== undefined &&
    JSON.stringify(asked.variables) === JSON.stringify(questionOf(draft, Number(days)));
  return (
    <section aria-label="Comparison" className="space-y-3 rounded-lg border bg-sunken/50 p-3">
      <p className="text-sm">
        <strong className="font-semibold">Compare before you save.</strong> Nothing is changed.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label="Results of the last" options={SPANS} value={days} onChange={setDays} />
        <Button isBusy={asked.isPending} onClick={ask}>
          Compare
        </Button>
      </div>
      <FormProblem error={asked.error} />
      {asked.data !== undefined && <Answer answer={asked.data} isCurrent={isCurrent} />}
    </section>
  );
}

type AnswerProps = { readonly answer: WhatIfAnswer; readonly isCurrent: boolean };

function Answer({ answer, isCurrent }: AnswerProps) {
  const { conversions, changed, unattributed, rows, limits } = answer;
  return (
    <div className="space-y-2" aria-live="polite">
      {!isCurrent && (
        <p className="text-sm text-warn">You have changed the rules since: compare again.</p>
      )}
      <p className="text-sm">
        {formatCount(changed)} of {formatCount(conversions)} approved results would be
        others&rsquo;, or others would share them
        {unattributed > 0 && <>; {formatCount(unattributed)} would be nobody&rsquo;s</>}.
      </p>
      <ComparisonTable rows={rows} />
      <ul className="list-disc pl-5 text-sm text-muted">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </div>
  );
}
