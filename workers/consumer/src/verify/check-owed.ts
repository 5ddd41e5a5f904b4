import { creditedParts, readCredits, type Finding } from "@cleverdrip/core";
import { readEntries, type ConversionState } from "@cleverdrip/db";
import { hourBucket, type HourToCheck } from "./checked.ts";

/** The ledger of a conversion owes each publisher its part while it is approved, and else nothing. */
export async function checkOwed(
  { workspace, db }: HourToCheck,
  results: readonly ConversionState[],
): Promise<readonly Finding[]> {
  const conversionIds = results.map(({ id }) => id);
  const entries = await readEntries(db, workspace.id, { conversionIds, ids: [] });
  const owed = new Map<string, number>();
  for (const { conversionId, publisherId, amountMicros } of entries) {
    const key = `${conversionId} ${publisherId}`;
    owed.set(key, (owed.get(key) ?? 0) + amountMicros);
  }
  return results.flatMap((state) => {
    const due = partsOf(state);
    const publishers = new Set([
      ...due.keys(),
      ...entries.flatMap((own) => (own.conversionId === state.id ? own.publisherId : [])),
    ]);
    return [...publishers].flatMap((publisherId) => {
      const [is, ought] = [owed.get(`${state.id} ${publisherId}`) ?? 0, due.get(publisherId) ?? 0];
      return is === ought ? [] : [difference(state, publisherId, is, ought)];
    });
  });
}

function partsOf(state: ConversionState): ReadonlyMap<string, number> {
  const due = new Map<string, number>();
  if (state.status !== "approved") return due;
  for (const part of creditedParts({ ...state, credits: readCredits(state.credits) })) {
    due.set(part.publisherId, (due.get(part.publisherId) ?? 0) + part.payoutMicros);
  }
  return due;
}

function difference(
  state: ConversionState,
  publisherId: string,
  is: number,
  ought: number,
): Finding {
  return {
    cause: "changed-amount",
    place: "payout_ledger",
    bucket: hourBucket(state.atMs, state),
    eventId: state.id,
    detail: `${state.id} is ${state.status} and pays ${publisherId} ${ought} micros; its ledger adds up to ${is}`,
  };
}
