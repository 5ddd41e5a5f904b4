import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { askFraudWhatIf } from "../../../api/fraud-policy.ts";
import { Button } from "../../../ui/button.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { ownPolicyOf, policyErrors, type PolicyDraft } from "./policy-draft.ts";
import { WhatIfResult } from "./what-if-result.tsx";

const DAYS = 30;

type WhatIfProps = {
  readonly campaignId: string | null;
  readonly draft: PolicyDraft;
  /** Gives the draft once nothing is wrong with it. */
  readonly onAsk: (ask: (valid: PolicyDraft) => void) => void;
};

/** What the rules as they are typed would have done, in money and publishers, before they are saved. */
export function WhatIf({ campaignId, draft, onAsk }: WhatIfProps) {
  const asked = useMutation({ mutationFn: askFraudWhatIf });
  const section = useRef<HTMLElement>(null);
  const { data: answer } = asked;

  useEffect(() => {
    // It is longer than what is in view of it.
    if (answer !== undefined) section.current?.scrollIntoView({ block: "start" });
  }, [answer]);

  const questionOf = (valid: PolicyDraft) => ({
    campaignId,
    policy: ownPolicyOf(valid),
    days: DAYS,
  });
  const isCurrent =
    Object.keys(policyErrors(draft)).length === 0 &&
    JSON.stringify(asked.variables) === JSON.stringify(questionOf(draft));
  return (
    <section
      ref={section}
      aria-label="What would change"
      className="scroll-mt-20 space-y-3 rounded-lg border bg-sunken/50 p-3"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm">
          <strong className="font-semibold">Try it before you save.</strong> On the last {DAYS}{" "}
          days; nothing is changed.
        </p>
        <Button
          isBusy={asked.isPending}
          onClick={() => onAsk((valid) => asked.mutate(questionOf(valid)))}
        >
          What would change
        </Button>
      </div>
      <FormProblem error={asked.error} />
      <div aria-live="polite">
        {answer !== undefined && (
          <>
            {!isCurrent && (
              <p className="mb-2 text-sm text-warn">You have changed the rules since: ask again.</p>
            )}
            <WhatIfResult answer={answer} />
          </>
        )}
      </div>
    </section>
  );
}
