import type { FraudFinding, FraudSignal } from "@cleverdrip/contract";
import type { ReactNode } from "react";
import { ScoreBadge } from "./score-badge.tsx";
import { ShareBars } from "./share-bars.tsx";

type Shown = FraudSignal & { readonly note?: ReactNode };

type SignalListProps = {
  readonly signals: readonly Shown[];
  readonly publisherName: string;
  readonly findingOf: (signal: FraudSignal) => FraudFinding | undefined;
};

/** What a result is doubted for: a sentence with its numbers, and the source beside its peers. */
export function SignalList({ signals, publisherName, findingOf }: SignalListProps) {
  return (
    <ul aria-label="Signals" className="space-y-2.5">
      {signals.map((signal) => {
        const finding = findingOf(signal);
        return (
          <li key={`${signal.rule} ${signal.detail}`} className="text-sm">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{signal.title}</span>
              <ScoreBadge score={signal.score} />
              {signal.note}
            </p>
            <p className="break-words text-muted">{signal.detail}</p>
            {finding !== undefined && (
              <ShareBars name={publisherName} share={finding.share} peerShare={finding.peerShare} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
