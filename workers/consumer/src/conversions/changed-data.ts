import {
  readCredits,
  sumMicros,
  type ConversionStatus,
  type DuplicateDecision,
  type PayoutInput,
  type ReportedMoney,
} from "@cleverdrip/core";
import type { ConversionRecord } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { priceResult } from "./price-result.ts";
import type { ReportCase } from "./report-case.ts";
import { shareResult, type SharedResult } from "./share-result.ts";
import { countedSums, payoutRecord } from "./stored-conversion.ts";
import type { AgreedTerms } from "./terms-of-publisher.ts";

/** What changes a conversion. */
export type Changing = Extract<DuplicateDecision, { kind: "overwrite" | "add" | "move" }>;

/** Amounts that are the same are not worked out again: terms may have changed since. What was set by hand stays. */
export async function priceAgain(
  { judged }: ReportCase,
  stored: ConversionRecord,
  decision: Changing,
  { campaign, event }: AgreedTerms,
  status: ConversionStatus,
  deps: FactsDeps,
): Promise<SharedResult> {
  const record = payoutRecord(stored);
  const credits = readCredits(stored.credits);
  const saleMicros = saleOf(decision, stored);
  const isSame = saleMicros === stored.amountMicros;
  // A result without steps has never been worth anything: now it may have to be.
  if (isSame && (record.steps.length > 0 || status !== "approved")) {
    const { payoutMicros, revenueMicros } = stored;
    return { kind: "priced", payoutMicros, revenueMicros, record, credits };
  }
  const { revenueMicros, exchanged } =
    decision.kind === "overwrite" ? judged : { revenueMicros: null, exchanged: null };
  const input: PayoutInput = { ...record.input, saleMicros, revenueMicros, exchanged };
  const price = priceResult(campaign, event, input, status);
  if (price.kind === "refused") return price;
  const { shared = [] } = record;
  const main = { ...price, record: { ...price.record, shared } };
  const { atMs } = stored;
  return shareResult(main, { campaign, eventTypeId: event.id, atMs, status, credits }, deps);
}

function saleOf(decision: Changing, stored: ConversionRecord): number | null {
  switch (decision.kind) {
    case "overwrite":
      return decision.data.amountMicros;
    case "add":
      return totalOf(decision.counted);
    case "move":
      return stored.amountMicros;
  }
}

function totalOf(counted: readonly ReportedMoney[]): number | null {
  const known = counted.flatMap(({ amountMicros }) => amountMicros ?? []);
  return known.length === 0 ? null : sumMicros(known);
}

export function changedData({ opened }: ReportCase, stored: ConversionRecord, decision: Changing) {
  const by = opened.id;
  switch (decision.kind) {
    case "overwrite": {
      const { data, dataAtMs, counted } = decision;
      const { amountMicros, coupon } = data;
      const sums = counted.map((sum) => ({ ...sum, by }));
      return { amountMicros, coupon, dataAtMs, counted: JSON.stringify(sums) };
    }
    case "add": {
      const sums = [...countedSums(stored), { ...decision.added, by }];
      return { amountMicros: totalOf(sums), counted: JSON.stringify(sums) };
    }
    case "move":
      return { dataAtMs: decision.dataAtMs };
  }
}
