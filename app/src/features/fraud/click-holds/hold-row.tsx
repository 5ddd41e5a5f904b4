import type { ClickHold, FraudFinding } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../format/money.ts";
import { formatCount } from "../../../format/number.ts";
import { formatDay, formatShortInstant } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { EnterAppeal } from "../appeals/enter-appeal.tsx";
import { findingOf } from "../evidence/finding-of.ts";
import { ScoreBadge } from "../evidence/score-badge.tsx";
import { SignalList } from "../evidence/signal-list.tsx";
import { dayOf } from "./hold-day.ts";
import { choicesIn, deciderWords, rowName, stateWords, type Verb } from "./hold-words.ts";

type HoldRowProps = {
  readonly hold: ClickHold;
  readonly findings: readonly FraudFinding[];
  readonly timezone: string;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
  readonly onDecide: (verb: Verb) => void;
};

/** A day of paid clicks: what is held of it, what for, and who decided. */
export function HoldRow(props: HoldRowProps) {
  const { hold, findings, timezone, isTicked, onTick, onDecide } = props;
  const { publisherName, note } = hold;
  const decided = deciderWords(hold, timezone);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-4 py-4">
      <Tick hold={hold} isTicked={isTicked} onTick={onTick} />
      <div className="min-w-0 space-y-3">
        <Head hold={hold} timezone={timezone} />
        <SignalList
          signals={hold.signals}
          publisherName={publisherName}
          findingOf={(signal) => findingOf(signal, hold, findings)}
        />
        <p className="text-sm text-muted">
          {formatCount(hold.marked)} of {formatCount(hold.sampled)} clicks looked at are marked.
        </p>
        {decided !== null && (
          <p className="text-sm break-words">
            {decided}
            {note !== "" && `: “${note}”`}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {choicesIn(hold.decision).map(({ verb, label }) => (
            <Button
              key={verb}
              aria-label={`${label}: ${rowName(hold)}`}
              onClick={() => onDecide(verb)}
            >
              {label}
            </Button>
          ))}
          {hold.decision !== "paid" && hold.openAppealId === null && (
            <EnterAppeal about={{ clickDay: dayOf(hold) }} name={rowName(hold)} />
          )}
        </div>
      </div>
    </li>
  );
}

function Tick({ hold, isTicked, onTick }: Pick<HoldRowProps, "hold" | "isTicked" | "onTick">) {
  return (
    <label className="-m-2 inline-flex size-8 cursor-pointer items-center justify-center">
      <span className="sr-only">Select {rowName(hold)}</span>
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={isTicked}
        onChange={(event) => onTick(event.target.checked)}
      />
    </label>
  );
}

function Head({ hold, timezone }: Pick<HoldRowProps, "hold" | "timezone">) {
  const { publisherId, publisherName, campaignId, campaignName, day, currency, decision } = hold;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/publishers/$id"
            params={{ id: publisherId }}
            className="min-w-0 font-semibold break-words hover:text-accent"
          >
            {publisherName}
          </Link>
          <ScoreBadge score={hold.score} />
          <Badge tone={stateWords(decision).tone}>{stateWords(decision).label}</Badge>
          {hold.openAppealId !== null && <Badge tone="warn">Publisher objects</Badge>}
        </p>
        <p className="text-sm break-words text-muted">
          <Link to="/campaigns/$id" params={{ id: campaignId }} className="text-accent underline">
            {campaignName}
          </Link>{" "}
          · {formatDay(day, "-")} · held since {formatShortInstant(hold.sinceMs, timezone)}
        </p>
      </div>
      <p className="text-sm text-muted tabular-nums">
        held{" "}
        <span className="text-lg font-semibold text-ink">
          {formatMoney(hold.heldMicros, currency)}
        </span>{" "}
        of {formatMoney(hold.earnedMicros, currency)} earned
      </p>
    </div>
  );
}
