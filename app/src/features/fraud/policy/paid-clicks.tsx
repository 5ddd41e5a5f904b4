import type { FraudWhatIfAnswer } from "@cleverdrip/contract";
import { formatCount } from "../../../format/number.ts";
import { daysWords, heldMoney } from "../click-holds/hold-words.ts";
import { ChangeCell, type Amount } from "./change-cell.tsx";

type Clicks = FraudWhatIfAnswer["clicks"];

/** Of days of paid clicks what is held now, and what would be: rules hold clicks and never refuse them. */
export function PaidClicks({ clicks }: { readonly clicks: Clicks }) {
  const { days, changed, publishers } = clicks;
  const all = { ...clicks, publisherId: "", publisherName: "All publishers" };
  const rows = [all, ...publishers.filter((publisher) => publisher.changed > 0)];
  return (
    <section aria-label="Paid clicks">
      <h3 className="mb-1 font-semibold">Paid clicks</h3>
      <p className="mb-2">
        {changed === 0
          ? `${daysWords(days)} of paid clicks looked at: as much would be held as now.`
          : `On ${formatCount(changed)} of ${daysWords(days)} another part of what clicks earned would be held.`}
      </p>
      <table className="w-full border-collapse">
        <caption className="sr-only">Paid clicks, now and then</caption>
        <thead>
          <tr className="border-b text-muted">
            <th scope="col" className="py-1 pr-2 text-left font-medium">
              Publisher
            </th>
            <th scope="col" className="px-2 py-1 text-right font-medium">
              Held, days
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ publisherId, publisherName, now, instead }) => (
            <tr key={publisherId}>
              <th scope="row" className="py-1.5 pr-2 text-left font-medium break-words">
                {publisherName}
              </th>
              <ChangeCell now={amountOf(now)} instead={amountOf(instead)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function amountOf(sums: Clicks["now"]): Amount {
  return { words: heldMoney(sums), count: sums.reduce((sum, { days }) => sum + days, 0) };
}
