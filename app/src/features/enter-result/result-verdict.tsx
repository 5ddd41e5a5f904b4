import type { ConversionVerdict } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../format/money.ts";
import { conversionReason } from "../../format/reason.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { VerdictBadge } from "../received/verdict-badge.tsx";

type ResultVerdictProps = {
  readonly verdict: ConversionVerdict;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

export function ResultVerdict({ verdict: told, onAgain, onClose }: ResultVerdictProps) {
  const { verdict, reason, hint, conversionId, payoutMicros, currency } = told;
  return (
    <div className="space-y-4">
      <div role="status" className="space-y-1 text-sm">
        <p className="flex items-center gap-2">
          <VerdictBadge verdict={verdict} />
          {conversionReason(reason).label}
        </p>
        {hint !== null && <p className="break-words text-muted">{hint}</p>}
        {conversionId !== null && (
          <p className="text-muted">
            Payout <span className="text-ink">{formatMoney(payoutMicros, currency)}</span>
          </p>
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {conversionId !== null && (
          <Link
            to="/conversions"
            search={{ id: conversionId }}
            onClick={onClose}
            className={buttonClass("secondary")}
          >
            Look at it
          </Link>
        )}
        <Button onClick={onAgain}>Enter another</Button>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
