import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { waitingQuery, type WaitingFilter } from "../../../api/received.ts";
import { formatCount } from "../../../format/number.ts";
import { Button } from "../../../ui/button.tsx";
import { JudgeAgainDialog } from "./judge-again-dialog.tsx";

/** Offers to record what was refused or held before, where the rules of today would take it; nothing otherwise. */
export function WaitingReports({ filter }: { readonly filter: WaitingFilter }) {
  const { data } = useQuery(waitingQuery(filter));
  const [isOpen, setIsOpen] = useState(false);
  const count = data === undefined ? 0 : data.effects.recorded + data.effects.changed;
  const most = data === undefined || data.nextCursor === null ? "" : "At least ";
  return (
    <>
      {count > 0 && (
        <div
          role="status"
          className="mt-3 flex flex-wrap items-center justify-between gap-3 rounded-lg border px-4 py-3 text-sm"
        >
          <span>
            {most}
            {formatCount(count)} received {count === 1 ? "report" : "reports"} would now be
            recorded.
          </span>
          <Button onClick={() => setIsOpen(true)}>Judge again</Button>
        </div>
      )}
      <JudgeAgainDialog isOpen={isOpen} filter={filter} onClose={() => setIsOpen(false)} />
    </>
  );
}
