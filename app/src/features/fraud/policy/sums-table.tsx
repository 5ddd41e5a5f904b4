import type { FraudWhatIfAnswer } from "@cleverdrip/contract";
import { formatCount } from "../../../format/number.ts";
import { classNames } from "../../../ui/class-names.ts";
import { conversionsIn, moneyWords } from "../evidence/money-words.ts";

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
                <td key={kind} className="px-2 py-1.5 text-right align-top tabular-nums">
                  <Change now={now[kind]} instead={instead[kind]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ChangeProps = { readonly now: Sums["held"]; readonly instead: Sums["held"] };

function Change({ now, instead }: ChangeProps) {
  const [before, after] = [moneyWords(now), moneyWords(instead)];
  const isChanged = before !== after || conversionsIn(now) !== conversionsIn(instead);
  return (
    <>
      {isChanged && now.length > 0 && (
        <span className="block text-muted">
          <span className="sr-only">now </span>
          <s>{before}</s>
        </span>
      )}
      <span className={classNames("block", isChanged && "font-semibold")}>
        {isChanged && <span className="sr-only">then </span>}
        {after}
      </span>
      <span className="block text-xs text-muted">{formatCount(conversionsIn(instead))}</span>
    </>
  );
}
