import { hashOfRoot, sealDay, type SignedLine } from "@cleverdrip/core";
import {
  keepReceiptKey,
  openOutcomes,
  type ReceiptDay,
  type StoredOutcome,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { buildLines } from "./build-lines.ts";
import { writeDay, type DayObject } from "./day-object.ts";
import type { ReceiptDeps } from "./receipt-deps.ts";
import type { DayToSeal } from "./seal-days.ts";

/** Outcomes of one root: their lines, hashes and signatures take a few seconds and some 50 MB. What is more has another root. */
const MAX_OUTCOMES = 20_000;

/** Publishes a day with everything that is open; null where it is published already. */
export async function sealOne(
  { id, timezone, eventsShard }: WorkspaceSettings,
  { name, toMs }: DayToSeal,
  last: ReceiptDay | null,
  deps: ReceiptDeps,
): Promise<DayObject | null> {
  const { control, log, nowMs } = deps;
  const signer = await deps.signer();
  await keepReceiptKey(control, signer.key, nowMs);
  const rows = await openOutcomes(deps.eventsOf(eventsShard), id, toMs, MAX_OUTCOMES + 1);
  const own = rows.slice(0, MAX_OUTCOMES);
  const about = {
    workspace: id,
    day: name,
    timezone,
    toMs: endOf(rows, toMs, last),
    previous: last === null ? null : { day: last.root.day, hash: hashOfRoot(last.root) },
    sealedAtMs: nowMs,
    key: signer.key.kid,
  };
  const lines = await buildLines(control, id, own);
  const sealed = sealDay(about, lines, (publisher) => signer.saltOf(id, name, publisher));
  const signed: SignedLine[] = [];
  for (const outcome of sealed.branches.flatMap((branch) => branch.lines)) {
    signed.push({ outcome, signature: await signer.sign(outcome), key: signer.key.kid });
  }
  const object = {
    day: sealed.root,
    signature: await signer.sign(sealed.root),
    branches: sealed.branches.map(({ branch }) => branch),
    lines: signed,
  };
  return (await writeDay(log, object)) ? object : null;
}

/** Where it could not take everything, it ends before the first that is left. */
function endOf(rows: readonly StoredOutcome[], toMs: number, last: ReceiptDay | null): number {
  const endMs = rows[MAX_OUTCOMES]?.atMs ?? toMs;
  return Math.max(endMs, last?.root.toMs ?? 0);
}
