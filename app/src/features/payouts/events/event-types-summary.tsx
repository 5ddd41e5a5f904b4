import type { Campaign } from "@cleverdrip/contract";
import { eventRuleWords } from "../../campaigns/event-rule-words.ts";
import { payoutWords, revenueWords } from "../../campaigns/payout-words.ts";

export function EventTypesSummary({ campaign }: { readonly campaign: Campaign }) {
  const { eventTypes, currency } = campaign;
  return (
    <ul className="space-y-1.5">
      {eventTypes.map((eventType) => (
        <li key={eventType.id} className="break-words">
          <span className="font-mono text-xs">{eventType.name}</span>{" "}
          <strong className="font-semibold">{payoutWords(eventType.payout, currency)}</strong>
          <span className="text-muted">, revenue: {revenueWords(eventType, currency)}</span>
          {eventRuleWords(eventType).map((words) => (
            <span key={words} className="block text-muted">
              {words}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
