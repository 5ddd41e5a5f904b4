import type { ClickBatch, ReceivedReport, ReportVerdict } from "@cleverdrip/contract";

/** What was said from outside, and what it was told: nothing here was computed by the code under test. */
export type Record = {
  readonly batches: Map<string, SentBatch>;
  readonly reports: SentReport[];
  /** Bodies that are no message, as they were sent. */
  readonly poison: string[];
  /** Messages that were given up without a trace. */
  readonly lost: unknown[];
  /** What was acknowledged before it was there to stay. */
  readonly tooEarly: string[];
  /** Campaign windows that did not answer once: then uniqueness is guessed. */
  readonly silentWindows: Set<string>;
  /** Conversions that a member has changed. */
  readonly byHand: Set<string>;
  readonly sending: (batch: ClickBatch) => void;
  readonly taken: (batchId: string) => void;
  readonly dropped: (body: unknown) => void;
};

export type SentBatch = { readonly batch: ClickBatch; isTaken: boolean };

/** The parts of a report that decide what it leads to. */
export type Said = {
  readonly workspaceId: string;
  readonly event: string;
  readonly txid: string | null;
  readonly amountMicros: number;
  readonly status: string;
  readonly clickId: string;
  readonly publisherId: string;
  readonly linkId: string;
};

export type SentReport = {
  readonly said: Said;
  readonly report: ReceivedReport;
  /** Whoever sent it was told that it was taken. */
  isTaken: boolean;
  readonly verdicts: ReportVerdict[];
};

export function createRecord(): Record {
  const batches: Record["batches"] = new Map();
  const lost: unknown[] = [];
  return {
    batches,
    reports: [],
    poison: [],
    lost,
    tooEarly: [],
    silentWindows: new Set(),
    byHand: new Set(),
    sending(batch) {
      if (!batches.has(batch.batchId)) batches.set(batch.batchId, { batch, isTaken: false });
    },
    taken(batchId) {
      const sent = batches.get(batchId);
      if (sent !== undefined) sent.isTaken = true;
    },
    dropped: (body) => void lost.push(body),
  };
}
