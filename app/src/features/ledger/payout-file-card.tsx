import { Download } from "lucide-react";
import { useState } from "react";
import { payoutFile } from "../../api/ledger.ts";
import { askedTerms, type LedgerSearch } from "../../search-params/ledger-search.ts";
import { given } from "../../search-params/text.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TERMS } from "./statement-words.ts";
import { TermsBar } from "./terms-bar.tsx";
import { useToday } from "../session/use-today.ts";

type Terms = Pick<LedgerSearch, "terms" | "threshold">;

const OWN = "own";
const CHOICES = [{ value: OWN, label: "Their own" } as const, ...TERMS];

/** What to hand to the bank or the payment provider. */
export function PayoutFileCard() {
  const today = useToday();
  const [date, setDate] = useState<string | null>(null);
  const [terms, setTerms] = useState<Terms>({});
  const chosen = date ?? today;
  return (
    <Card
      isFlush
      title="Payout file"
      description="Of every publisher what is due by a day and still to be paid, as CSV."
    >
      <TermsBar
        choices={CHOICES}
        terms={terms.terms ?? OWN}
        threshold={terms.threshold ?? ""}
        noThreshold="Their own"
        onTerms={(value) => setTerms(given({ ...terms, terms: value === OWN ? undefined : value }))}
        onThreshold={(threshold) => setTerms({ ...terms, threshold })}
      >
        <div className="col-span-full flex flex-wrap items-end gap-3 sm:col-span-1">
          <TextField
            label="Due by"
            className="w-40"
            type="date"
            value={chosen}
            onChange={setDate}
          />
          <a
            href={payoutFile({ ...askedTerms(terms), date: chosen })}
            download
            className={buttonClass()}
          >
            <Download aria-hidden className="size-3.5" />
            Payout file
          </a>
        </div>
      </TermsBar>
    </Card>
  );
}
