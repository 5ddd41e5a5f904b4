import {
  branchTree,
  canonicalJson,
  hashOfRoot,
  lineTree,
  type Finding,
  type OutcomeLine,
} from "@cleverdrip/core";
import {
  lackingOutcomes,
  lastReceiptDay,
  receiptDaysFrom,
  type LocalDay,
  type ReceiptDay,
} from "@cleverdrip/db";
import { dayKey, readDay, type DayObject } from "../receipts/day-object.ts";
import type { Checked, HourToCheck } from "./checked.ts";
import { compareLines } from "./compare-lines.ts";

type Books = Pick<HourToCheck, "workspace" | "db" | "log">;

/**
 * The signed roots of a local day: each still fits its lines, the one before it, and what the books say of every result in it.
 * Signatures are for publishers to check, who have nothing else.
 */
export async function checkReceipts(books: Books, range: LocalDay): Promise<Checked> {
  const { db, workspace, log } = books;
  const days = await receiptDaysFrom(db, workspace.id, range.day, range.day);
  const parts: Checked[] = [];
  for (const day of days) parts.push(await checkOne(books, day));
  const findings = parts.flatMap((part) => part.findings);
  if (days.length === 0 && (await log.head(dayKey(workspace.id, range.day))) !== null) {
    findings.push(broken(range.day, "has a root in the log and none in receipt_days"));
  }
  // Before the first root there were no receipts.
  if ((await lastReceiptDay(db, workspace.id, `${range.day}/`)) !== null) {
    const lacking = await lackingOutcomes(db, workspace.id, range);
    findings.push(...lacking.map((id) => unlisted(range.day, id)));
  }
  const events = parts.reduce((sum, part) => sum + part.events, 0);
  return { findings, buckets: days.length, events };
}

async function checkOne({ db, workspace, log }: Books, stored: ReceiptDay): Promise<Checked> {
  const { day, previous } = stored.root;
  const object = await readDay(log, workspace.id, day);
  if (object === null) {
    const detail = `the receipts of ${day} are not in the log`;
    const finding = { cause: "missing-segment", place: "receipts", bucket: day } as const;
    return { findings: [{ ...finding, eventId: null, detail }], buckets: 0, events: 0 };
  }
  const findings: Finding[] = [];
  const isSame = canonicalJson(stored.root) === canonicalJson(object.day);
  if (!isSame || stored.signature !== object.signature)
    findings.push(broken(day, "has another root in receipt_days than in the log"));
  if (!fits(object)) findings.push(broken(day, "has a root that its lines do not lead to"));
  const before = await lastReceiptDay(db, workspace.id, day);
  const due = before === null ? null : { day: before.root.day, hash: hashOfRoot(before.root) };
  if (canonicalJson(previous) !== canonicalJson(due)) {
    const what = `follows ${previous?.day ?? "nothing"}, where ${before?.root.day ?? "nothing"} is before it, or that root was changed`;
    findings.push(broken(day, what));
  }
  const lines = object.lines.map(({ outcome }) => outcome);
  return {
    findings: [...findings, ...(await compareLines(db, workspace.id, day, lines))],
    buckets: 0,
    events: lines.length,
  };
}

function fits({ day, branches, lines }: DayObject): boolean {
  const own = Map.groupBy(lines, ({ outcome }) => outcome.publisher);
  const linesOf = (publisher: string): readonly OutcomeLine[] =>
    (own.get(publisher) ?? []).map(({ outcome }) => outcome);
  const isWhole = branches.every(
    (branch) =>
      linesOf(branch.publisher).length === branch.lines &&
      lineTree(linesOf(branch.publisher)).root === branch.root,
  );
  const { root, size } = branchTree(branches);
  return isWhole && own.size === size && size === day.branches && root === day.root;
}

function broken(day: string, what: string): Finding {
  const detail = `${day} ${what}`;
  return { cause: "broken-proof", place: "receipts", bucket: day, eventId: null, detail };
}

function unlisted(day: string, id: string): Finding {
  const detail = `${id} has had changes that no receipt was written for`;
  return { cause: "lost-row", place: "receipts", bucket: day, eventId: id, detail };
}
