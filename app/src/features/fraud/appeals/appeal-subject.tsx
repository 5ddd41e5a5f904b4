import type { FraudAppeal } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../format/money.ts";
import { formatDay } from "../../../format/time.ts";
import { ConversionStatusBadge } from "../../conversions/conversion-status-badge.tsx";
import { stateWords } from "../click-holds/hold-words.ts";

/** The result, or the day of paid clicks, as it is now. */
export function AppealSubject({ appeal }: { readonly appeal: FraudAppeal }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-muted">
      {appeal.clickDay === null ? (
        <Result appeal={appeal} />
      ) : (
        <Day day={appeal.clickDay} publisherId={appeal.publisherId} />
      )}
    </p>
  );
}

const LINK = "text-accent underline";

function Result({ appeal: { conversionId, conversion } }: { readonly appeal: FraudAppeal }) {
  if (conversionId === null || conversion === null) return "The result is not there any more.";
  return (
    <>
      <ConversionStatusBadge status={conversion.status} />
      {conversion.eventName}, {formatMoney(conversion.payoutMicros, conversion.currency)}
      <Link to="/conversions" search={{ id: conversionId }} className={LINK}>
        Show the result
      </Link>
    </>
  );
}

type DayProps = {
  readonly day: NonNullable<FraudAppeal["clickDay"]>;
  readonly publisherId: string;
};

function Day({ day: { day, campaignId, campaignName, hold }, publisherId }: DayProps) {
  const name = `Paid clicks of ${formatDay(day, "-")}, ${campaignName}`;
  if (hold === null) return `${name}: nothing is held any more.`;
  const { currency, heldMicros, decision } = hold;
  return (
    <>
      <span className="min-w-0 break-words">
        {name}, {formatMoney(heldMicros, currency)} {stateWords(decision).label.toLowerCase()}
      </span>
      <Link to="/fraud/clicks" search={{ publisherId, campaignId, decision }} className={LINK}>
        Show the day
      </Link>
    </>
  );
}
