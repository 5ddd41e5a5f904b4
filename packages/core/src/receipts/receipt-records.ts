import {
  branchTree,
  lineTree,
  type DayBranch,
  type DayRoot,
  type SealedBranch,
} from "./seal-day.ts";
import type { OutcomeLine } from "./outcome-line.ts";

/** Where a leaf stands in the tree above it; that tree's own record says how large it is. */
export type Proof = { readonly index: number; readonly path: readonly string[] };

export type DayRecord = { readonly day: DayRoot; readonly signature: string };
export type BranchRecord = { readonly branch: DayBranch; readonly proof: Proof };
export type OutcomeRecord = {
  readonly outcome: OutcomeLine;
  readonly signature: string;
  /** Id of the key that signed the line. */
  readonly key: string;
  /** null while its day is not sealed. */
  readonly proof: Proof | null;
};

/** A line of a receipts file. Branches belong to the day before them, sealed outcomes to the branch before them. */
export type ReceiptRecord = DayRecord | BranchRecord | OutcomeRecord;

/** An outcome as the log keeps it. */
export type SignedLine = Pick<OutcomeRecord, "outcome" | "signature" | "key">;

/** What a publisher gets of a day, or some lines of it: everything that is needed to check them, nothing of anybody else. */
export function* publisherRecords(
  { day, signature }: DayRecord,
  branches: readonly DayBranch[],
  lines: readonly SignedLine[],
  isWanted: (line: OutcomeLine) => boolean = () => true,
): Generator<ReceiptRecord> {
  yield { day, signature };
  const publisher = lines[0]?.outcome.publisher;
  const index = branches.findIndex((own) => own.publisher === publisher);
  const branch = branches[index];
  if (branch === undefined) return;
  yield { branch, proof: { index, path: branchTree(branches).pathOf(index) } };
  const tree = lineTree(lines.map(({ outcome }) => outcome));
  for (const [at, { outcome, signature: own, key }] of lines.entries()) {
    const proof = { index: at, path: tree.pathOf(at) };
    if (isWanted(outcome)) yield { outcome, signature: own, key, proof };
  }
}

/** As the log keeps a sealed day: the root, and each branch before its lines. */
export type SealedRecord = DayRecord | Pick<SealedBranch, "branch"> | SignedLine;
