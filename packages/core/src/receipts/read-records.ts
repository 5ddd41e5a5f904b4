import type { ReceiptProblem } from "./receipt-problem.ts";
import type { BranchRecord, DayRecord, OutcomeRecord } from "./receipt-records.ts";

type At<T> = T & { readonly line: number };

/** A branch with the day that it was read under, an outcome with its branch. */
export type ReadRecords = {
  readonly days: readonly At<DayRecord>[];
  readonly branches: readonly (At<BranchRecord> & { readonly day: DayRecord | null })[];
  readonly outcomes: readonly (At<OutcomeRecord> & { readonly under: BranchRecord | null })[];
  readonly problems: readonly ReceiptProblem[];
};

type Shape = Readonly<Record<string, "string" | "number" | "text?" | "number?" | "object">>;

const PROOF: Shape = { index: "number", path: "object" };
const DAY: Shape = {
  workspace: "string",
  day: "string",
  timezone: "string",
  toMs: "number",
  branches: "number",
  root: "string",
  sealedAtMs: "number",
  key: "string",
};
const BRANCH: Shape = { publisher: "string", lines: "number", root: "string", salt: "string" };
const OUTCOME: Shape = {
  workspace: "string",
  publisher: "string",
  subject: "string",
  sequence: "number",
  status: "string",
  reason: "string",
  event: "text?",
  click: "text?",
  txid: "text?",
  repeat: "number",
  conversion: "text?",
  owedMicros: "number?",
  currency: "text?",
  receivedAtMs: "number",
  atMs: "number",
};

/** Reads a file, or several one after the other. What cannot be read is named and left out. */
export function readRecords(text: string): ReadRecords {
  const days: ReadRecords["days"][number][] = [];
  const branches: ReadRecords["branches"][number][] = [];
  const outcomes: ReadRecords["outcomes"][number][] = [];
  const problems: ReceiptProblem[] = [];
  let [day, under]: [DayRecord | null, BranchRecord | null] = [null, null];
  for (const [i, source] of text.split("\n").entries()) {
    if (source.trim() === "") continue;
    const line = i + 1;
    const read = readRecord(source, line);
    if ("kind" in read) {
      problems.push(read);
    } else if ("day" in read) {
      [day, under] = [read, null];
      days.push({ ...read, line });
    } else if ("branch" in read) {
      under = read;
      branches.push({ ...read, line, day });
    } else {
      outcomes.push({ ...read, line, under });
    }
  }
  return { days, branches, outcomes, problems };
}

function readRecord(
  source: string,
  line: number,
): DayRecord | BranchRecord | OutcomeRecord | ReceiptProblem {
  const record = parse(source);
  if (record === null) {
    return {
      kind: "unreadable",
      line,
      sentence: `line ${line} is not JSON: is the file complete?`,
    };
  }
  const { day, branch, outcome, signature, proof, key } = record;
  const body = day ?? branch ?? outcome;
  if (isObject(body) && body["v"] !== 1) {
    const sentence = `line ${line} is of version ${String(body["v"])}, which this program is too old for`;
    return { kind: "unknown-version", line, sentence };
  }
  // From here on the shapes say what the values are.
  if (isShape(day, DAY) && isPrevious(day["previous"]) && typeof signature === "string")
    return { day, signature } as unknown as DayRecord;
  if (isShape(branch, BRANCH) && isProof(proof))
    return { branch, proof } as unknown as BranchRecord;
  if (isShape(outcome, OUTCOME) && typeof signature === "string" && typeof key === "string") {
    if (proof === null || isProof(proof))
      return { outcome, signature, key, proof } as unknown as OutcomeRecord;
  }
  const sentence = `line ${line} is no day, branch or outcome as receipts have them`;
  return { kind: "unreadable", line, sentence };
}

function parse(source: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(source);
    return isObject(value) ? value : {};
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPrevious(value: unknown): boolean {
  return value === null || isShape(value, { day: "string", hash: "string" });
}

function isProof(value: unknown): boolean {
  if (!isShape(value, PROOF) || !Array.isArray(value["path"])) return false;
  return value["path"].every((hash) => typeof hash === "string");
}

function isShape(value: unknown, shape: Shape): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false;
  return Object.entries(shape).every(([name, kind]) => {
    const own = value[name];
    if (kind === "object") return typeof own === "object";
    if (kind.endsWith("?") && own === null) return true;
    return kind.startsWith("number") ? Number.isSafeInteger(own) : typeof own === "string";
  });
}
