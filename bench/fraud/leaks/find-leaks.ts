import type { FraudClass, LabelledLine, LabelLine } from "@cleverdrip/simulator";
import { outOfFold, separation } from "./auc.ts";
import { columns } from "./columns.ts";

/** A click by its columns' values, and what it was. */
type Row = { readonly label: LabelLine; readonly values: readonly (string | number)[] };

export type Sample = readonly Row[];

export type Leak = { readonly column: string; readonly separation: number };

/** Above this a column alone tells fraud from honest traffic, and the traffic is too easy. */
export const mostSeparation = 0.75;

/** Every so many clicks of a label are looked at: ten whole files take gigabytes, and a separation needs thousands. */
const every = { honest: 24, fraud: 8 } as const;

/** What the leak check needs of a file. GIVT is left out: it is found by name, as it should be. */
export function sampleClicks(file: readonly LabelledLine[]): Sample {
  const rows: Row[] = [];
  const pool = new Map<string, string>();
  const seen = { honest: 0, fraud: 0 };
  for (const { line, label } of file) {
    if (line.kind !== "click" || label === null || label.label === "givt") continue;
    seen[label.label] += 1;
    if (seen[label.label] % every[label.label] !== 0) continue;
    const values = columns.map((column) =>
      "number" in column ? column.number(line) : pooled(pool, column.text(line)),
    );
    rows.push({ label, values });
  }
  return rows;
}

/** One copy of each text, so that a sample does not keep its whole file in memory. */
function pooled(pool: Map<string, string>, text: string): string {
  const known = pool.get(text);
  if (known === undefined) pool.set(text, text);
  return known ?? text;
}

/**
 * How well each column alone separates fraud (or one class of it) from honest clicks, the best first. What a value
 * means is learnt from the other files, whose publishers and addresses are others: only what holds in all tells.
 */
export function separations(
  files: readonly Sample[],
  only: FraudClass | null = null,
): readonly Leak[] {
  const rows = files.flatMap((sample, fold) =>
    sample
      .filter(({ label }) => label.label === "honest" || only === null || label.class === only)
      .map(({ label, values }) => ({ isFraud: label.label === "fraud", values, fold })),
  );
  return columns
    .map(({ name }, place) => {
      const valued = rows.map(({ isFraud, values, fold }) => ({
        value: values[place] ?? "",
        isFraud,
        fold,
      }));
      const isNumeric = typeof valued[0]?.value === "number";
      const scored = isNumeric
        ? valued.map(({ value, isFraud }) => ({ score: Number(value), isFraud }))
        : outOfFold(valued.map((row) => ({ ...row, value: String(row.value) })));
      return { column: name, separation: separation(scored) };
    })
    .toSorted((a, b) => b.separation - a.separation);
}
