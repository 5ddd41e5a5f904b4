import type { ConversionFraud } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { conversionFraudQuery } from "../../../api/fraud.ts";
import { formatInstant } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { EnterAppeal } from "../appeals/enter-appeal.tsx";
import { usePublisherName } from "../../publishers/publisher-name.tsx";
import { ClickFacts } from "../evidence/click-facts.tsx";
import { findingOf } from "../evidence/finding-of.ts";
import { SignalList } from "../evidence/signal-list.tsx";
import { Record } from "./record.tsx";
import { ruleWords, stateOf } from "./verdict-words.ts";

type VerdictSectionProps = { readonly id: string; readonly timezone: string };

/** Whether a result is doubted, by what numbers, and what would have to be otherwise. */
export function VerdictSection({ id, timezone }: VerdictSectionProps) {
  const { data: fraud, error, refetch } = useQuery(conversionFraudQuery(id));
  if (fraud === undefined) {
    if (error === null) return <Skeleton className="mb-6 h-16" />;
    return (
      <div className="mb-6">
        <ProblemNotice
          error={error}
          title="Whether it is doubted could not be loaded"
          onRetry={() => void refetch()}
        />
      </div>
    );
  }
  return (
    <section aria-label="Fraud" className="mb-6 space-y-3 rounded-lg border p-3">
      <div>
        <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold">
          Fraud <Badge tone={stateOf(fraud).tone}>{stateOf(fraud).label}</Badge>
        </h3>
        <p className="mt-0.5 text-sm break-words">{fraud.sentence}</p>
      </div>
      {fraud.verdict !== null && (
        <Verdict fraud={fraud} verdict={fraud.verdict} timezone={timezone} />
      )}
      <Record decisions={fraud.decisions} appeals={fraud.appeals} timezone={timezone} />
      <ForPublisher fraud={fraud} />
    </section>
  );
}

type VerdictProps = {
  readonly fraud: ConversionFraud;
  readonly verdict: NonNullable<ConversionFraud["verdict"]>;
  readonly timezone: string;
};

function Verdict({ fraud, verdict, timezone }: VerdictProps) {
  const { findings, counterfactuals, listed } = fraud;
  const publisherName = usePublisherName(fraud.publisherId) ?? fraud.publisherId;
  const signals = verdict.signals.map((signal) => ({
    ...signal,
    note: <span className="text-xs text-muted">{ruleWords(signal)}</span>,
  }));
  return (
    <>
      <SignalList
        signals={signals}
        publisherName={publisherName}
        findingOf={(signal) => findingOf(signal, fraud, findings)}
      />
      <ClickFacts click={fraud.click} clickId={fraud.evidence.clickId} ctitMs={fraud.ctitMs} />
      {listed !== null && (
        <p className="text-sm break-words">
          An entry of the {listed.list} list has it: {listed.value}
          {listed.note !== "" && ` (${listed.note})`}
        </p>
      )}
      <SameResults fraud={fraud} />
      {counterfactuals.length > 0 && (
        <div className="text-sm">
          <h4 className="font-medium">What would have to be otherwise</h4>
          <ul className="list-disc pl-5">
            {counterfactuals.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-xs text-muted">
        Judged {formatInstant(verdict.judgedAtMs, timezone)} by rules version {verdict.rulesVersion}
        .
      </p>
    </>
  );
}

/** Others of the same source, to be looked at beside it. */
function SameResults({ fraud }: { readonly fraud: ConversionFraud }) {
  const { conversionIds } = fraud.evidence;
  if (conversionIds.length === 0) return null;
  return (
    <div className="text-sm">
      <h4 className="font-medium">The same was found in</h4>
      <ul aria-label="The same was found in" className="flex flex-wrap gap-x-3">
        {conversionIds.map((id) => (
          <li key={id}>
            <Link
              to="/conversions"
              search={{ id }}
              className="font-mono text-xs break-all text-accent underline"
            >
              {id}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What may be passed on: no numbers, no thresholds. */
function ForPublisher({ fraud }: { readonly fraud: ConversionFraud }) {
  const { publisherReasons, conversionId, appeals } = fraud;
  const isDoubted = fraud.reason === "H_FRAUD" || fraud.reason === "X_FRAUD";
  const hasOpen = appeals.some(({ answeredAtMs }) => answeredAtMs === null);
  if (!isDoubted && publisherReasons.length === 0) return null;
  return (
    <div className="space-y-2 border-t pt-3 text-sm">
      {publisherReasons.length > 0 && (
        <div>
          <h4 className="font-medium">What the publisher may be told</h4>
          {publisherReasons.map((words) => (
            <p key={words} className="break-words text-muted">
              {words}
            </p>
          ))}
        </div>
      )}
      {isDoubted && !hasOpen && <EnterAppeal about={{ conversionId }} />}
    </div>
  );
}
