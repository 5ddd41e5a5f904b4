import { outcomeReason, type Finding, type OutcomeLine } from "@cleverdrip/core";
import { readEntries, readHistories, readResults } from "@cleverdrip/db";

type Fact = Readonly<Record<string, string | number | null>>;

/** Receipts say what history and ledger say of each conversion, as of the change that they are about. */
export async function compareLines(
  db: D1Database,
  workspaceId: string,
  day: string,
  lines: readonly OutcomeLine[],
): Promise<readonly Finding[]> {
  const own = lines.filter(({ subject }) => subject.startsWith("cnv_"));
  const ids = [...new Set(own.map(({ subject }) => subject))];
  const [histories, entries, results] = await Promise.all([
    readHistories(db, workspaceId, ids),
    readEntries(db, workspaceId, { conversionIds: ids, ids: [] }),
    readResults(db, workspaceId, ids),
  ]);
  const changes = new Map(histories.map((row) => [`${row.conversionId} ${row.sequence}`, row]));
  const states = new Map(results.map((row) => [row.id, row]));
  const entriesOf = Map.groupBy(entries, ({ conversionId }) => conversionId);
  return own.flatMap((line) => {
    const { subject, sequence, publisher } = line;
    const change = changes.get(`${subject} ${sequence}`);
    const state = states.get(subject);
    if (change === undefined || state === undefined) {
      const detail = `${subject} has a receipt for its change ${sequence}, which is not in the books`;
      return [about("lost-row", day, subject, detail)];
    }
    const owedMicros = (entriesOf.get(subject) ?? [])
      .filter((entry) => entry.publisherId === publisher && entry.sequence <= sequence)
      .reduce((sum, entry) => sum + entry.amountMicros, 0);
    const status = line.status === "reassigned" ? "reassigned" : change.status;
    const reason = outcomeReason(change.reason);
    const fact = { status, reason, atMs: change.atMs, txid: state.txid, event: state.eventName };
    const rows = differing(line, fact);
    const money = differing(line, { owedMicros, currency: state.currency });
    return [
      ...(rows === "" ? [] : [about("changed-row", day, subject, `${subject}: ${rows}`)]),
      ...(money === "" ? [] : [about("changed-amount", day, subject, `${subject}: ${money}`)]),
    ];
  });
}

function differing(line: OutcomeLine, fact: Fact): string {
  const said: Fact = { ...line };
  return Object.keys(fact)
    .filter((name) => said[name] !== fact[name])
    .map(
      (name) => `${name} is ${fact[name] ?? "nothing"}, by its receipt ${said[name] ?? "nothing"}`,
    )
    .join("; ");
}

function about(cause: Finding["cause"], day: string, eventId: string, detail: string): Finding {
  return { cause, place: "receipts", bucket: day, eventId, detail };
}
