import type { FraudFinding } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../format/number.ts";
import { formatShortInstant } from "../../../format/time.ts";
import { moneyWords } from "../evidence/money-words.ts";
import { ScoreBadge } from "../evidence/score-badge.tsx";
import { ShareBars } from "../evidence/share-bars.tsx";
import { chanceWords } from "./chance-words.ts";

type FindingCardProps = {
  readonly finding: FraudFinding;
  /** Weaker ones of the same rule about the same publisher. */
  readonly others: readonly FraudFinding[];
  readonly timezone: string;
};

/** What sets a source apart: the sentence, its numbers beside those of the peers, and the money it is about. */
export function FindingCard({ finding, others, timezone }: FindingCardProps) {
  const { publisherId, publisherName, sub, campaignName, event, money } = finding;
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-4 md:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{finding.title}</span>
          <ScoreBadge score={finding.score} />
        </p>
        <p className="text-sm break-words">{finding.sentence}</p>
        <p className="text-sm text-muted">
          <Link to="/publishers/$id" params={{ id: publisherId }} className="text-accent underline">
            {publisherName}
          </Link>{" "}
          {sub !== null && <>· sub id {sub} </>}· {campaignName ?? "all campaigns"}
          {event !== null && ` · ${event}`} · since {formatShortInstant(finding.sinceMs, timezone)}
        </p>
        <Others findings={others} />
      </div>
      <div className="min-w-0 text-sm">
        <ShareBars name={publisherName} share={finding.share} peerShare={finding.peerShare} />
        <p className="mt-1 text-xs text-muted">
          {formatCount(finding.seen)} of {formatCount(finding.of)}; the peers&rsquo; share is of{" "}
          {formatCount(finding.peers)}. {chanceWords(finding.chance)}
        </p>
        {money.length > 0 && (
          <p className="mt-1">
            <span className="font-medium tabular-nums">{moneyWords(money)}</span>{" "}
            <Link
              to="/fraud/review"
              search={{ publisherId, rule: finding.rule }}
              className="text-accent underline"
            >
              Review the results
            </Link>
          </p>
        )}
      </div>
    </li>
  );
}

/** More of them say the same with other numbers. */
const MOST_OTHERS = 6;

function Others({ findings }: { readonly findings: readonly FraudFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-muted hover:text-ink">
        {formatCount(findings.length)} more of this rule
      </summary>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {findings.slice(0, MOST_OTHERS).map(({ id, sentence }) => (
          <li key={id} className="break-words">
            {sentence}
          </li>
        ))}
        {findings.length > MOST_OTHERS && (
          <li className="text-muted">
            {formatCount(findings.length - MOST_OTHERS)} more that are weaker
          </li>
        )}
      </ul>
    </details>
  );
}
