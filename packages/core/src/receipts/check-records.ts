import { canonicalJson, type Json } from "./canonical-json.ts";
import { checkChain } from "./check-chain.ts";
import { rootOfPlace } from "./merkle.ts";
import type { ReadRecords } from "./read-records.ts";
import type { ReceiptProblem } from "./receipt-problem.ts";

/** Whether a text was signed with that key. */
export type VerifySignature = (
  key: string,
  text: string,
  signature: string,
) => Promise<"valid" | "wrong" | "unknown-key">;

/** Everything that is wrong with records: signatures, places in their trees, lines that are left out, the chain of days. */
export async function checkRecords(
  records: ReadRecords,
  verify: VerifySignature,
): Promise<readonly ReceiptProblem[]> {
  return [
    ...records.problems,
    ...(await checkSignatures(records, verify)),
    ...checkBranches(records),
    ...checkOutcomes(records),
    ...checkComplete(records),
    ...checkChain(records.days),
  ];
}

async function checkSignatures(
  { days, outcomes }: ReadRecords,
  verify: VerifySignature,
): Promise<readonly ReceiptProblem[]> {
  const signed = [
    ...days.map(({ day, signature, line }) => ({ of: day, key: day.key, signature, line })),
    ...outcomes.map(({ outcome, key, signature, line }) => ({ of: outcome, key, signature, line })),
  ];
  const problems: ReceiptProblem[] = [];
  for (const { of, key, signature, line } of signed) {
    const text = textOf(of);
    const verdict = text === null ? "wrong" : await verify(key, text, signature);
    if (verdict === "unknown-key") {
      const sentence = `line ${line} is signed with the key ${key}, which is not among the public keys: load them anew from the platform`;
      problems.push({ kind: "unknown-key", line, sentence });
    } else if (verdict === "wrong") {
      const sentence = `line ${line} is not as it was signed: it was changed, or is forged`;
      problems.push({ kind: "wrong-signature", line, sentence });
    }
  }
  return problems;
}

function checkBranches({ branches }: ReadRecords): readonly ReceiptProblem[] {
  return branches.flatMap(({ branch, proof, day, line }) => {
    if (day === null) return [wrong(line, "has no day before it")];
    const text = textOf(branch);
    const size = day.day.branches;
    const root = text === null ? null : rootOfPlace(text, { ...proof, size });
    return root === day.day.root ? [] : [wrong(line, `is not in the tree of ${day.day.day}`)];
  });
}

function checkOutcomes({ branches, outcomes }: ReadRecords): readonly ReceiptProblem[] {
  const workspaces = new Map(branches.map(({ branch, day }) => [branch, day?.day.workspace]));
  return outcomes.flatMap(({ outcome, proof, under, line }) => {
    // Its day is not over: the signature is all there is.
    if (proof === null) return [];
    if (under === null) return [wrong(line, "has no branch before it")];
    const { branch } = under;
    if (outcome.publisher !== branch.publisher) return [wrong(line, "is of another publisher")];
    if (outcome.workspace !== workspaces.get(branch))
      return [wrong(line, "is of another workspace")];
    const text = textOf(outcome);
    const root = text === null ? null : rootOfPlace(text, { ...proof, size: branch.lines });
    return root === branch.root ? [] : [wrong(line, "is not in the tree that it is listed under")];
  });
}

/** The branch says how many lines there are, and each has a place of its own. */
function checkComplete({ branches, outcomes }: ReadRecords): readonly ReceiptProblem[] {
  return branches.flatMap(({ branch, day, line }) => {
    const own = outcomes.filter(({ under }) => under?.branch === branch);
    const places = new Set(own.map(({ proof }) => proof?.index));
    const missing = branch.lines - places.size;
    if (missing <= 0) return [];
    const sentence = `${missing} of the ${branch.lines} lines of ${day?.day.day ?? "a day"} are not in the file: it may be a part of it alone`;
    return [{ kind: "missing-lines", line, sentence }];
  });
}

function wrong(line: number, what: string): ReceiptProblem {
  return { kind: "wrong-proof", line, sentence: `line ${line} ${what}` };
}

/** null where a number is none that receipts hold. */
function textOf(value: object): string | null {
  try {
    // It was read from JSON.
    return canonicalJson(value as Json);
  } catch {
    return null;
  }
}
