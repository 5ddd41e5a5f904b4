import { formatMicros, judgeDuplicate, type DuplicateDecision } from "@cleverdrip/core";
import type { ConversionRecord } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { atStoredRate, waitsForRate } from "./exchange-report.ts";
import type { Barrier } from "./hold-back.ts";
import { planChange } from "./plan-change.ts";
import { planCreate } from "./plan-create.ts";
import type { ReportCase } from "./report-case.ts";
import { refusal, type ReportPlan, type Told } from "./report-plan.ts";
import { countedSums, existingConversion, statusesOf } from "./stored-conversion.ts";

/** What a report comes to, given what is stored of its event type under its keys. */
export async function planReport(
  given: ReportCase,
  rows: readonly ConversionRecord[],
  over: Barrier | null,
  deps: FactsDeps,
): Promise<ReportPlan> {
  const own = atStoredRate(given, rows);
  const waits = waitsForRate(own);
  if (waits !== null) return waits;
  const again = rows.find((row) => isTakenIn(row, own));
  if (again !== undefined) return known(again, "duplicate", duplicateReason(again), REPEATED);
  const decision = judgeDuplicate(
    own.judged.event.duplicatePolicy,
    rows.map(existingConversion),
    own.incoming,
  );
  if (decision.kind === "create") return createOrRefuse(own, over, deps);
  const stored = rows.find(({ id }) => id === decision.conversionId);
  if (stored === undefined) throw new Error(`no conversion ${decision.conversionId} was given`);
  switch (decision.kind) {
    case "same": {
      const told = { verdict: "duplicate", reason: decision.reason, hint: REPEATED } as const;
      return saidAgain(own, stored, told, decision.dataAtMs, deps);
    }
    case "ignore":
      return known(stored, "duplicate", decision.reason, decision.sentence);
    case "conflict":
      return known(stored, "conflict", decision.reason, conflictWords(decision));
    case "move":
      if (isFutile(decision, stored)) {
        const problem = decision.statusChange.problem ?? REPEATED;
        const told = { verdict: "conflict", reason: "X_CONFLICT", hint: problem } as const;
        return saidAgain(own, stored, told, decision.dataAtMs, deps);
      }
      return planChange(own, stored, decision, over, deps);
    case "overwrite":
    case "add":
      return planChange(own, stored, decision, over, deps);
  }
}

const REPEATED = "this result is recorded already; it was not counted again";

/**
 * Only where a report has no key of its own can one that is given twice look like two. What it began with may be said again,
 * because it may have been kept back, unless it would be added.
 */
function isTakenIn(row: ConversionRecord, { opened, dedupeKey, judged }: ReportCase): boolean {
  if (row.dedupeKey === dedupeKey && dedupeKey.startsWith("r:")) return true;
  const mayBe = row.sequence > 1 || judged.event.duplicatePolicy === "add-payout";
  return mayBe && countedSums(row).some(({ by }) => by === opened.id);
}

function createOrRefuse(
  own: ReportCase,
  over: Barrier | null,
  deps: FactsDeps,
): ReportPlan | Promise<ReportPlan> {
  if (over?.instead === "rejected") return refusal(over.reason, over.hint);
  return planCreate(own, over, deps);
}

/** Said again, it may still tell that the result is older than was known, or its data newer. */
async function saidAgain(
  own: ReportCase,
  stored: ConversionRecord,
  told: Told,
  dataAtMs: number,
  deps: FactsDeps,
): Promise<ReportPlan> {
  if (own.judged.atMs < stored.atMs && own.opened.said.eventAtMs !== null) {
    const { data, counted } = existingConversion(stored);
    const { id: conversionId } = stored;
    const change = { changes: [], statusChange: null, conversionId, data, dataAtMs, counted };
    const plan = await planChange(own, stored, { kind: "overwrite", ...change }, null, deps);
    return plan.kind === "write" ? { ...plan, told } : plan;
  }
  const isLater = dataAtMs > (stored.dataAtMs ?? stored.receivedAtMs);
  return { kind: "known", told, stored, dataAtMs: isLater ? dataAtMs : null };
}

/** A status that can never be taken, or that waits already. */
function isFutile(
  { statusChange }: Extract<DuplicateDecision, { kind: "move" }>,
  { waitingStatuses }: ConversionRecord,
): boolean {
  const waiting = statusesOf(waitingStatuses);
  return (
    statusChange.steps.length === 0 && statusChange.waiting.every((to) => waiting.includes(to))
  );
}

function duplicateReason({ txid }: ConversionRecord): "X_DUP_TXID" | "X_DUP_CLICK" {
  return txid === null ? "X_DUP_CLICK" : "X_DUP_TXID";
}

function known(
  stored: ConversionRecord,
  verdict: "duplicate" | "conflict",
  reason: "X_DUP_TXID" | "X_DUP_CLICK" | "X_CONFLICT",
  hint: string,
): Extract<ReportPlan, { kind: "known" }> {
  return { kind: "known", told: { verdict, reason, hint }, stored, dataAtMs: null };
}

function conflictWords({ stored, reported }: Extract<DuplicateDecision, { kind: "conflict" }>) {
  const words = ({ amountMicros, currency }: typeof stored) =>
    amountMicros === null ? "no amount" : `amount ${formatMicros(amountMicros)} ${currency}`;
  return `recorded with ${words(stored)}, now reported with ${words(reported)}; the first report stands`;
}
