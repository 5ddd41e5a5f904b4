import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { ProgressBar } from "../../../ui/progress-bar.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { useMe } from "../../session/use-me.ts";
import { RANGES, type Range } from "../verify-range.ts";
import { RestoreOutcome } from "./restore-outcome.tsx";
import { useRestore } from "./use-restore.ts";

/** The books against the event log: what it would change, and for owners the writing of what is missing. */
export function RestoreCard() {
  const [range, setRange] = useState<Range>("1");
  const { restoring, restored, stop } = useRestore();
  const { role } = useMe().workspace;
  const isBusy = restoring.isPending;
  const underWay = isBusy ? restoring.variables.kind : null;
  if (role !== "owner" && role !== "manager") return null;
  return (
    <Card
      title="Restore from the event log"
      description="The event log has every click and result. Compare says what each campaign counts by it and at present, and changes nothing. Restore writes what the log has and the books lack: after the database was set back to an earlier time, for instance."
    >
      <div className="space-y-3">
        <div className="flex flex-wrap items-center gap-2">
          <Segmented label="Time to compare" options={RANGES} value={range} onChange={setRange} />
          <Button
            isBusy={underWay === "compare"}
            onClick={() => restoring.mutate({ kind: "compare", range })}
          >
            Compare
          </Button>
          {role === "owner" && (
            <RestoreButton
              isBusy={underWay === "restore"}
              onRestore={() => restoring.mutate({ kind: "restore", range })}
            />
          )}
          {isBusy && <Button onClick={stop}>Stop</Button>}
        </div>
        {isBusy && restored !== null && (
          <ProgressBar
            label="Hours of the log"
            value={restored.hours}
            max={24 * Number(restored.range) + 1}
          />
        )}
        {restored !== null && <RestoreOutcome restored={restored} isUnderWay={isBusy} />}
        <FormProblem error={restoring.error} />
      </div>
    </Card>
  );
}

type RestoreButtonProps = { readonly isBusy: boolean; readonly onRestore: () => void };

/** It writes, so it asks first. */
function RestoreButton({ isBusy, onRestore }: RestoreButtonProps) {
  const [isAsking, setIsAsking] = useState(false);

  function restore() {
    setIsAsking(false);
    onRestore();
  }

  return (
    <>
      <Button isBusy={isBusy} onClick={() => setIsAsking(true)}>
        Restore
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={restore}
        title="Restore from the event log"
        confirmLabel="Write what is missing"
        isBusy={false}
        error={null}
      >
        Clicks, results and payouts of that time that the event log has and the books lack are
        written, as they were judged and priced then. What is there stays as it is. Approvals,
        payouts of clicks and fraud verdicts wait until it is through.
      </ConfirmDialog>
    </>
  );
}
