/** Why a line is doubted: the sentence may be read by anybody who may see the verdict. */
export type VerdictSignal = {
  readonly rule: string;
  readonly score: number;
  readonly detail: string;
};

/** A signal as the file has it: what else the product knows of it is in the sentence. */
export function toVerdictSignal({ rule, score, detail }: VerdictSignal): VerdictSignal {
  return { rule, score, detail };
}

/** What was made of a click or conversion in the end: a line of the output. */
export type VerdictLine = {
  readonly ref: string;
  readonly verdict: "valid" | "suspect" | "invalid";
  readonly class: "givt" | "sivt" | null;
  readonly score: number;
  /** Whether money may flow for it, as far as its traffic is concerned. */
  readonly payable: boolean;
  readonly reasons: readonly string[];
  readonly signals: readonly VerdictSignal[];
  readonly decidedAtMs: number;
  /** Of conversions. */
  readonly status?: string;
};

/** Nothing is held against it. */
export function valid(ref: string, decidedAtMs: number): VerdictLine {
  return {
    ref,
    verdict: "valid",
    class: null,
    score: 0,
    payable: true,
    reasons: [],
    signals: [],
    decidedAtMs,
  };
}
