import { findConversion, findReceiptDay } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { requirePublisher } from "../publishers/get.ts";
import { fileHeaders } from "../statements/csv-stream.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

const NDJSON = "text/x-ndjson; charset=utf-8";

/** In the place of a publisher: lines of reports that nothing says whose they are. */
export const NOBODY = "none";

/** All lines of a publisher on a day, each with its proof, under the signed root. */
export async function receiptFile(
  ctx: WorkspaceContext,
  { id, day }: { readonly id: string; readonly day: string },
  facts: Pick<Facts, "receiptFile">,
): Promise<Response> {
  if (id !== NOBODY) await requirePublisher(ctx, id);
  const { workspaceId } = ctx;
  if ((await findReceiptDay(ctx.events, workspaceId, day)) === null) throw notSealed(day);
  const file = await askConsumer("receipt-file", () =>
    facts.receiptFile(workspaceId, day, id === NOBODY ? "" : id),
  );
  if (file === null) throw notSealed(day);
  // The consumer answers with a stream of bytes; its contract has no type for one.
  const body = file as unknown as ReadableStream<Uint8Array>;
  return new Response(body, { headers: fileHeaders(`receipts-${id}-${day}.ndjson`, NDJSON) });
}

/** What was said of a conversion to one publisher. */
export async function conversionReceipt(
  ctx: WorkspaceContext,
  id: string,
  asked: string | undefined,
  facts: Pick<Facts, "conversionReceipt">,
): Promise<Response> {
  const { workspaceId } = ctx;
  const record = await findConversion(ctx.events, workspaceId, id);
  if (record === null) throw notFound("conversion", id);
  const publisherId = asked ?? record.publisherId;
  const text = await askConsumer("receipt", () =>
    facts.conversionReceipt(workspaceId, id, publisherId),
  );
  if (text === null) {
    const why = "it has no part of it, or the conversion is older than receipts are";
    throw new Refusal("not-found", `there is no receipt of ${id} for ${publisherId}: ${why}`);
  }
  return new Response(text, { headers: fileHeaders(`receipt-${id}.ndjson`, NDJSON) });
}

function notSealed(day: string): Refusal {
  const hint = "a day is sealed an hour after its end, and only if something happened on it";
  return new Refusal(
    "not-found",
    `there is no root of ${day}: ${hint}; GET /v1/receipt-days lists them`,
  );
}
