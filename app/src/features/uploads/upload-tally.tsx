import type { UploadTallyShown } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";
import { formatCount } from "../../format/number.ts";
import { conversionStatusWord } from "./status-word.ts";
import { effectWords, rowReason, SHOWN_EFFECTS } from "./upload-words.ts";

/** What becomes of the rows, and what the new results come to. */
export function UploadTally({ tally }: { readonly tally: UploadTallyShown }) {
  const shown = SHOWN_EFFECTS.filter((effect) => tally.effects[effect] > 0);
  return (
    <div className="space-y-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        {shown.map((effect) => (
          <div key={effect} title={effectWords(effect).hint}>
            <dt className="text-sm text-muted">{effectWords(effect).label}</dt>
            <dd className="text-xl font-semibold tabular-nums">
              {formatCount(tally.effects[effect])}
            </dd>
          </div>
        ))}
      </dl>
      {tally.money.length > 0 && (
        <ul className="text-sm text-muted">
          {tally.money.map(({ currency, status, results, payoutMicros, revenueMicros }) => (
            <li key={`${currency} ${status}`}>
              {formatCount(results)} {conversionStatusWord(status)}: payout{" "}
              <span className="text-ink tabular-nums">{formatMoney(payoutMicros, currency)}</span>,
              revenue{" "}
              <span className="text-ink tabular-nums">{formatMoney(revenueMicros, currency)}</span>
            </li>
          ))}
        </ul>
      )}
      {tally.caps.length > 0 && (
        <ul aria-label="Caps as of now" className="text-sm text-warn">
          {tally.caps.map(({ reason, rows }) => (
            <li key={reason}>
              {formatCount(rows)} would meet a cap as of now ({rowReason(reason)}): whether there is
              room is decided when they are recorded.
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
