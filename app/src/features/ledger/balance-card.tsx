import type { PublisherBalance } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ledgerKindLabel } from "./ledger-words.ts";

type Balance = PublisherBalance["balances"][number];

type BalanceCardProps = {
  /** Undefined while they are not known. */
  readonly balances: readonly Balance[] | undefined;
  readonly onAdjust: () => void;
  readonly onPay: () => void;
};

/** What the publisher is owed right now, each currency by itself. */
export function BalanceCard({ balances, onAdjust, onPay }: BalanceCardProps) {
  return (
    <Card
      title="Balance"
      description="What the publisher is owed now; below 0 it owes us."
      actions={
        <div className="flex flex-wrap gap-2">
          <Button onClick={onAdjust}>Adjust</Button>
          <Button look="primary" onClick={onPay}>
            Record payment
          </Button>
        </div>
      }
    >
      {balances === undefined && <Skeleton className="h-16" />}
      {balances?.length === 0 && (
        <p className="text-sm text-muted">Nothing has been earned or paid yet.</p>
      )}
      <div className="divide-y">
        {balances?.map((balance) => (
          <CurrencyBalance key={balance.currency} balance={balance} />
        ))}
      </div>
    </Card>
  );
}

function CurrencyBalance({ balance }: { readonly balance: Balance }) {
  const { currency, balanceMicros } = balance;
  const parts = [
    ["earn", balance.earnedMicros],
    ["reverse", balance.reversedMicros],
    ["adjust", balance.adjustedMicros],
    ["payment", balance.paidMicros],
  ] as const;
  return (
    <section
      aria-label={`Balance in ${currency}`}
      className="flex items-end justify-between gap-x-8 gap-y-2 py-3 first:pt-0 last:pb-0 max-sm:flex-col max-sm:items-start"
    >
      <p className="text-xl font-semibold tabular-nums">{formatMoney(balanceMicros, currency)}</p>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-sm sm:grid-cols-4">
        {parts.map(([kind, micros]) => (
          <div key={kind}>
            <dt className="text-muted">{ledgerKindLabel(kind)}</dt>
            <dd className="tabular-nums">{formatMoney(micros, currency)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
