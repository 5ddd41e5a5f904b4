import type { FraudWhatIfAnswer } from "@cleverdrip/contract";
import { formatMoney } from "../../../format/money.ts";
import { formatCount } from "../../../format/number.ts";
import { formatScore } from "../evidence/format-score.ts";
import { PaidClicks } from "./paid-clicks.tsx";
import { SumsTable } from "./sums-table.tsx";

/** Money, publishers and rules, now and with the other rules; then the largest results by name. */
export function WhatIfResult({ answer }: { readonly answer: FraudWhatIfAnswer }) {
  const { changed, publishers, rules, clicks, examples, limits, isComplete, rulesVersion } = answer;
  const moved = publishers.filter((publisher) => publisher.changed > 0);
  return (
    <div className="space-y-4 text-sm">
      <p className="font-medium">{resultWords(answer)}</p>
      {rulesVersion.now !== rulesVersion.instead && (
        <p>
          Rule set {rulesVersion.instead} would judge in place of rule set {rulesVersion.now}.
        </p>
      )}
      {changed + clicks.changed > 0 && (
        <p className="text-muted">What is so now is struck through.</p>
      )}
      <SumsTable
        label="Money, now and then"
        first="All"
        rows={[{ id: "all", name: "All publishers", now: answer.now, instead: answer.instead }]}
      />
      {moved.length > 0 && (
        <SumsTable
          label="By publisher, now and then"
          first="Publisher"
          rows={moved.map((row) => ({ ...row, id: row.publisherId, name: row.publisherName }))}
        />
      )}
      {changed > 0 && rules.length > 0 && (
        <SumsTable
          label="By rule, now and then"
          first="Rule"
          rows={rules.map((row) => ({ ...row, id: row.rule, name: row.title }))}
        />
      )}
      {clicks.days > 0 && <PaidClicks clicks={clicks} />}
      {examples.length > 0 && <Examples examples={examples} />}
      <ul className="list-disc pl-5 text-muted">
        {!isComplete && (
          <li>There are more results than were looked at: older ones were left out.</li>
        )}
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </div>
  );
}

function resultWords({ changed, results, conversions, clicks }: FraudWhatIfAnswer): string {
  if (changed > 0)
    return `${formatCount(changed)} of ${formatCount(results)} results would be treated otherwise.`;
  const start =
    clicks.changed > 0 ? "No result would be treated otherwise" : "Nothing would change";
  return `${start}: of ${formatCount(results)} results ${formatCount(conversions)} are doubted, each treated as now.`;
}

function Examples({ examples }: Pick<FraudWhatIfAnswer, "examples">) {
  return (
    <section aria-label="Examples">
      <h3 className="mb-1 font-semibold">The largest of them</h3>
      <ul className="divide-y rounded-md border bg-surface">
        {examples.map((example) => (
          <li key={example.conversionId} className="px-3 py-2">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium break-words">
                {example.publisherName}, {example.eventName}, score {formatScore(example.score)}
              </span>
              <span className="tabular-nums">
                {formatMoney(example.payoutMicros, example.currency)}
              </span>
            </p>
            <p className="text-muted">{example.sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
