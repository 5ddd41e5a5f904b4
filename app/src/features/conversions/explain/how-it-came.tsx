import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { conversionExplanationQuery } from "../../../api/conversions.ts";
import { Button } from "../../../ui/button.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Explanation } from "./explanation.tsx";

type HowItCameProps = { readonly id: string; readonly timezone: string };

/** The conversion computed again, part by part; asked for only when somebody wants to know. */
export function HowItCame({ id, timezone }: HowItCameProps) {
  const [isOpen, setIsOpen] = useState(false);
  const explanation = useQuery({ ...conversionExplanationQuery(id), enabled: isOpen });
  return (
    <section aria-label="How did it come about?" className="mt-6">
      {!isOpen && <Button onClick={() => setIsOpen(true)}>How did it come about?</Button>}
      {isOpen && (
        <>
          <h3 className="mb-2 text-xs font-semibold tracking-wide text-muted uppercase">
            How did it come about?
          </h3>
          <div role="status">
            {explanation.isPending && <Skeleton className="h-40" />}
            {explanation.data !== undefined && (
              <Explanation explanation={explanation.data} timezone={timezone} />
            )}
          </div>
          {explanation.error !== null && (
            <ProblemNotice error={explanation.error} title="This conversion cannot be explained" />
          )}
        </>
      )}
    </section>
  );
}
