import type { ConversionExplanation } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../format/money.ts";
import { conversionReason } from "../../../format/reason.ts";
import { formatInstant } from "../../../format/time.ts";
import { Code } from "../../../ui/code.tsx";
import { DeliveryStateBadge } from "../../deliveries/delivery-state-badge.tsx";
import { ActorName } from "../../session/actor-name.tsx";
import { ledgerKindLabel } from "../../ledger/ledger-words.ts";
import { PublisherName } from "../../publishers/publisher-name.tsx";
import type { Line } from "../../../ui/transcript.tsx";

type Part<Name extends keyof ConversionExplanation> = Pick<ConversionExplanation, Name>;

export function ledgerLines({ ledger }: Part<"ledger">, timezone: string): readonly Line[] {
  return ledger.map(({ kind, publisherId, amountMicros, currency, atMs, note }) => ({
    title: (
      <>
        {ledgerKindLabel(kind)}: <PublisherName id={publisherId} />
      </>
    ),
    aside: formatMoney(amountMicros, currency),
    note: withNote(formatInstant(atMs, timezone), note),
  }));
}

export function historyLines({ history }: Part<"history">, timezone: string): readonly Line[] {
  return history.map(({ status, reason, actor, atMs }) => ({
    title: status.charAt(0).toUpperCase() + status.slice(1),
    aside: <ActorName id={actor} />,
    note: withNote(formatInstant(atMs, timezone), conversionReason(reason).label),
  }));
}

export function deliveryLines(
  { deliveries }: Part<"deliveries">,
  timezone: string,
): readonly Line[] {
  return deliveries.map(({ id, event, state, attempts, updatedAtMs }) => ({
    title: (
      <Link to="/endpoints/deliveries" search={{ id }} className="text-accent hover:underline">
        {event}
      </Link>
    ),
    aside: <DeliveryStateBadge state={state} />,
    note: `${formatInstant(updatedAtMs, timezone)} · ${attempts} ${attempts === 1 ? "attempt" : "attempts"}`,
  }));
}

export function receivedLines({ received }: Part<"received">): readonly Line[] {
  return received.map(({ name, value }) => ({ title: name, note: <Code>{value}</Code> }));
}

function withNote(when: string, note: string | null): string {
  return note === null || note === "" ? when : `${when} · ${note}`;
}
