import type { FraudWhatIfAnswer } from "@cleverdrip/contract";
import { conversionsIn, moneyWords } from "../evidence/money-words.ts";
import { ChangeCell, type Amount } from "./change-cell.tsx";

type Sums = FraudWhatIfAnswer["now"];
type Row = {
  readonly id: string;
  readonly name: string;
  readonly now: Sums;
  readonly instead: Sums;
};

type SumsTableProps = {
  readonly label: string;
  readonly first: string;
  readonly rows: readonly Row[];
};

const KINDS = [
  ["held", "Held"],
  ["rejected", "Rejected"],
  ["letThrough", "Let through"],
] as const;

/** What is held, rejected and let through, now above and then below. */
export function SumsTable({ label, first, rows }: SumsTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b text-muted">
            <th scope="col" className="py-1 pr-2 text-left font-medium">
              {first}
            </th>
            {KINDS.map(([kind, words]) => (
              <th key={kind} scope="col" className="px-2 py-1 text-right font-medium">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ id, name, now, instead }) => (
            <tr key={id}>
              <th scope="row" className="py-1.5 pr-2 text-left font-medium break-words">
                {name}
              </th>
              {KINDS.map(([kind]) => (
                <ChangeCell
                  key={kind}
                  now={amountOf(now[kind])}
                  instead={amountOf(instead[kind])}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function amountOf(money: Sums["held"]): Amount {
  return { words: moneyWords(money), count: conversionsIn(money) };
}
