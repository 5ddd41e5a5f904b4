import { canonicalJson } from "./canonical-json.ts";
import type { OutcomeLine } from "./outcome-line.ts";
import { describeLine } from "./describe-line.ts";

export type CheckedId = {
  readonly id: string;
  /** `one`: every result of it has one outcome. `two`: something is listed twice, or with two different ends. */
  readonly verdict: "one" | "none" | "two";
  readonly sentence: string;
};

/** What became of each click id or transaction id by the lines of a file. */
export function checkIds(
  lines: readonly OutcomeLine[],
  ids: readonly string[],
): readonly CheckedId[] {
  const byId = new Map<string, OutcomeLine[]>();
  for (const line of lines) {
    const names = new Set([line.click?.toLowerCase(), line.txid, line.subject, line.conversion]);
    for (const name of names) {
      if (typeof name !== "string") continue;
      const own = byId.get(name) ?? [];
      own.push(line);
      byId.set(name, own);
    }
  }
  // A click id may be written in capitals; a transaction id is what it is.
  return ids.map((id) => checkId(id, byId.get(id) ?? byId.get(id.toLowerCase()) ?? []));
}

function checkId(id: string, lines: readonly OutcomeLine[]): CheckedId {
  if (lines.length === 0) return { id, verdict: "none", sentence: "no outcome is listed" };
  // Who has the files of several publishers has a shared result as a line of each.
  const subjects = Map.groupBy(lines, ({ subject, publisher }) => `${subject} ${publisher}`);
  const torn = [...subjects.values()].find(isTorn)?.[0];
  if (torn !== undefined) {
    const sentence = `${torn.subject} is listed with two different outcomes at the same place`;
    return { id, verdict: "two", sentence };
  }
  const last = [...subjects.values()].flatMap((own) => own.toSorted(bySequence).at(-1) ?? []);
  const results = last.filter(({ subject }) => subject.startsWith("cnv_"));
  const twice = doubled(results);
  if (twice !== null) return { id, verdict: "two", sentence: twice };
  const shown = results.length > 0 ? results : last.toSorted(byTime).slice(-1);
  return { id, verdict: "one", sentence: shown.map(describeLine).join("; ") };
}

/** Lines that say the very same are one, as where a file was read twice. */
function isTorn(lines: readonly OutcomeLine[]): boolean {
  const said = new Set(lines.map(canonicalJson));
  return said.size > new Set(lines.map(({ sequence }) => sequence)).size;
}

/** A transaction has one conversion for an event, a click without one for each repeat that is told apart. */
function doubled(results: readonly OutcomeLine[]): string | null {
  const seen = new Map<string, string>();
  for (const { event, txid, click, repeat, subject } of results) {
    const key = JSON.stringify(
      txid === null ? [event, "click", click, repeat] : [event, txid, repeat],
    );
    const other = seen.get(key);
    if (other !== undefined && other !== subject) {
      return `${other} and ${subject} are two results for the same ${event ?? "event"}`;
    }
    seen.set(key, subject);
  }
  return null;
}

function bySequence(a: OutcomeLine, b: OutcomeLine): number {
  return a.sequence - b.sequence;
}

function byTime(a: OutcomeLine, b: OutcomeLine): number {
  return a.receivedAtMs - b.receivedAtMs || (a.subject < b.subject ? -1 : 1);
}
