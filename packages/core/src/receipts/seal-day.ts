import { canonicalJson } from "./canonical-json.ts";
import { merkleTree, textHash256, type MerkleTree } from "./merkle.ts";
import type { OutcomeLine } from "./outcome-line.ts";

/**
 * All lines of a publisher on a day: a tree of its own, so that a publisher can tell whether all of its lines are there. It is
 * a leaf of the day's tree; the salt keeps its neighbours from finding out what it says by guessing.
 */
export type DayBranch = {
  readonly kind: "branch";
  readonly v: 1;
  readonly publisher: string;
  readonly lines: number;
  readonly root: string;
  readonly salt: string;
};

/** What is signed once a day: it never changes, and names the one before it. */
export type DayRoot = {
  readonly kind: "day";
  readonly v: 1;
  readonly workspace: string;
  /** yyyy-mm-dd in the zone. Days that are left out between two roots had no outcomes. */
  readonly day: string;
  readonly timezone: string;
  /** First millisecond after the day. */
  readonly toMs: number;
  readonly branches: number;
  /** Of the tree over the branches. */
  readonly root: string;
  /** The root before it, with the SHA-256 of its canonical text; null of the first. */
  readonly previous: { readonly day: string; readonly hash: string } | null;
  readonly sealedAtMs: number;
  /** Id of the key that signs it. */
  readonly key: string;
};

export type SealedBranch = {
  readonly branch: DayBranch;
  readonly lines: readonly OutcomeLine[];
};

export type SealedDay = { readonly root: DayRoot; readonly branches: readonly SealedBranch[] };

/** Builds a day's trees; whoever gives the same lines in any order gets the same. `saltOf` makes a publisher's salt. */
export function sealDay(
  day: Omit<DayRoot, "kind" | "v" | "branches" | "root">,
  lines: readonly OutcomeLine[],
  saltOf: (publisher: string) => string,
): SealedDay {
  const byPublisher = Map.groupBy(lines.toSorted(inOrder), ({ publisher }) => publisher);
  const branches = [...byPublisher].map(([publisher, own]): SealedBranch => {
    const { root } = lineTree(own);
    const counts = { lines: own.length, root, salt: saltOf(publisher) };
    return { branch: { kind: "branch", v: 1, publisher, ...counts }, lines: own };
  });
  const { root } = branchTree(branches.map(({ branch }) => branch));
  return { root: { kind: "day", v: 1, ...day, branches: branches.length, root }, branches };
}

export function lineTree(lines: readonly OutcomeLine[]): MerkleTree {
  return merkleTree(lines.map(canonicalJson));
}

export function branchTree(branches: readonly DayBranch[]): MerkleTree {
  return merkleTree(branches.map(canonicalJson));
}

/** What the next root calls it by. */
export function hashOfRoot(root: DayRoot): string {
  return textHash256(canonicalJson(root));
}

/** Total: a publisher has one line at most for each change of a subject. */
function inOrder(a: OutcomeLine, b: OutcomeLine): number {
  return (
    compare(a.publisher, b.publisher) || compare(a.subject, b.subject) || a.sequence - b.sequence
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
