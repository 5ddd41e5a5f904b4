import type { VerifyRunDetail } from "@cleverdrip/contract";
import { useState } from "react";
import { formatCount } from "../../format/number.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useMe } from "../session/use-me.ts";
import { hoursOf } from "./run-words.ts";
import { RANGES, type Range } from "./verify-range.ts";

type VerifyNowProps = {
  readonly running: VerifyRunDetail | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onVerify: (range: Range) => void;
  readonly onStop: () => void;
};

export function VerifyNow({ running, isBusy, error, onVerify, onStop }: VerifyNowProps) {
  const [range, setRange] = useState<Range>("1");
  const { role } = useMe().workspace;
  const mayVerify = role === "owner" || role === "manager";
  return (
    <Card
      title="Verify now"
      description="Counts every click, result and payout of that time again, from the rows and from the event log, and compares totals, ledger and signed receipts with it. Nothing is changed."
    >
      <div className="space-y-3">
        {mayVerify ? (
          <div className="flex flex-wrap items-center gap-2">
            <Segmented label="Time to verify" options={RANGES} value={range} onChange={setRange} />
            <Button look="primary" isBusy={isBusy} onClick={() => onVerify(range)}>
              Verify now
            </Button>
            {isBusy && <Button onClick={onStop}>Stop</Button>}
          </div>
        ) : (
          <p className="text-sm text-muted">Owners and managers can begin a recount.</p>
        )}
        {running !== null && <Progress run={running} />}
        <FormProblem error={error} />
      </div>
    </Card>
  );
}

function Progress({ run }: { readonly run: VerifyRunDetail }) {
  const { done, all } = hoursOf(run);
  return (
    <div className="space-y-1">
      <ProgressBar label="Hours counted again" value={done} max={all} />
      <p className="text-sm text-muted">
        {formatCount(run.events)} events in {formatCount(run.buckets)} totals so far,{" "}
        {formatCount(run.findings)} {run.findings === 1 ? "difference" : "differences"}. It goes on
        while this page is open; what is counted is kept.
      </p>
    </div>
  );
}
