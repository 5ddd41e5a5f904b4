import type { LedgerEntryRow, NewLedgerEntry } from "@cleverdrip/contract";
import { addLedgerEntry, type LedgerRecord } from "@cleverdrip/db";
import { Refusal } from "../http/refusal.ts";
import { requirePublisher } from "../publishers/get.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toLedgerEntry } from "./entity.ts";
import { idOfKey } from "./id-of-key.ts";

/** Entries are never edited: what was wrong is put right by another one. */
export async function addEntry(
  ctx: WorkspaceContext,
  publisherId: string,
  input: NewLedgerEntry,
): Promise<LedgerEntryRow> {
  await requirePublisher(ctx, publisherId);
  const { kind, currency, note, key } = input;
  const entry = {
    id: key === undefined ? ctx.newId("led") : await idOfKey(ctx.workspaceId, publisherId, key),
    publisherId,
    kind,
    // What was paid is no longer owed.
    amountMicros: kind === "payment" ? 0 - input.amountMicros : input.amountMicros,
    currency,
    atMs: ctx.nowMs,
    note,
    actor: ctx.user.id,
  };
  const stored = await addLedgerEntry(ctx.events, ctx.workspaceId, entry);
  if (!isSame(stored, entry))
    throw new Refusal("conflict", `the key ${key ?? ""} was used for another entry`);
  return toLedgerEntry(stored);
}

type Compared = Pick<LedgerRecord, "kind" | "amountMicros" | "currency" | "note">;

function isSame(a: Compared, b: Compared): boolean {
  return (
    a.kind === b.kind &&
    a.amountMicros === b.amountMicros &&
    a.currency === b.currency &&
    a.note === b.note
  );
}
