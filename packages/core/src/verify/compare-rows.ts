import type { Finding } from "./finding.ts";

/** A row of a table, or what the log says that it ought to be. */
export type VerifiedRow = {
  readonly id: string;
  /** Where it is counted; null where it is nowhere. */
  readonly bucket: string | null;
  readonly amounts: Readonly<Record<string, number | null>>;
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** The same for two rows that say the same under different ids. */
  readonly twin: string;
};

type Rows = ReadonlyMap<string, VerifiedRow>;

/** Names each row that is not as the log says: lost, doubled, changed, or moved into another bucket. */
export function compareRows(place: string, logged: Rows, stored: Rows): readonly Finding[] {
  const twins = new Map([...logged.values()].map(({ twin, id }) => [twin, id]));
  const lost = [...logged.values()]
    .filter(({ id }) => !stored.has(id))
    .map((row) => about("lost-row", place, row, `${row.id} is in the log and not in ${place}`));
  const others = [...stored.values()].flatMap((row) => {
    const due = logged.get(row.id);
    return due === undefined ? [unlogged(place, row, twins)] : changed(place, due, row);
  });
  return [...lost, ...others];
}

function unlogged(place: string, row: VerifiedRow, twins: ReadonlyMap<string, string>): Finding {
  const first = twins.get(row.twin);
  return first === undefined
    ? about("missing-segment", place, row, `${row.id} is in ${place} and in no segment of the log`)
    : about(
        "doubled-row",
        place,
        row,
        `${row.id} is in no segment of the log and says what ${first} says`,
      );
}

function changed(place: string, due: VerifiedRow, row: VerifiedRow): readonly Finding[] {
  const amounts = differing(due.amounts, row.amounts);
  const fields = differing(due.fields, row.fields);
  const findings: Finding[] = [];
  if (amounts.length > 0) {
    findings.push(about("changed-amount", place, row, `${row.id}: ${amounts.join("; ")}`));
  }
  if (due.bucket !== row.bucket) {
    const detail = `${row.id} stands in ${row.bucket ?? "none"}, by the log in ${due.bucket ?? "none"}`;
    findings.push(about("swapped-bucket", place, row, detail));
  }
  if (fields.length > 0) {
    findings.push(about("changed-row", place, row, `${row.id}: ${fields.join("; ")}`));
  }
  return findings;
}

type Values = Readonly<Record<string, string | number | null>>;

function differing(due: Values, is: Values): readonly string[] {
  return Object.keys(due)
    .filter((name) => due[name] !== is[name])
    .map((name) => `${name} is ${is[name] ?? "nothing"}, by the log ${due[name] ?? "nothing"}`);
}

function about(
  cause: Finding["cause"],
  place: string,
  { id, bucket }: VerifiedRow,
  detail: string,
): Finding {
  return { cause, place, bucket, eventId: id, detail };
}
