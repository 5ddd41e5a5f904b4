import type { Page, ReceiptDayShown } from "@cleverdrip/contract";
import { hashOfRoot } from "@cleverdrip/core";
import { listReceiptDays, type ReceiptDay } from "@cleverdrip/db";
import { encodeCursor, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** `2026-05-01`, or a further root of a large day. */
export const DAY_NAME = /^\d{4}-\d{2}-\d{2}(\.\d{3})?$/;

type DayPage = Page<ReceiptDayShown> & { data: ReceiptDayShown[] };

export async function receiptDayPage(
  { events, workspaceId }: WorkspaceContext,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<DayPage> {
  const beforeDay = readCursor(cursor, DAY_NAME);
  const { days, nextDay } = await listReceiptDays(events, workspaceId, { beforeDay, limit });
  const nextCursor = nextDay === null ? null : encodeCursor(nextDay);
  return { data: days.map(toReceiptDay), nextCursor };
}

function toReceiptDay({ root, signature, lines }: ReceiptDay): ReceiptDayShown {
  const { day, previous, sealedAtMs, key } = root;
  return {
    day,
    lines,
    root: root.root,
    hash: hashOfRoot(root),
    previousDay: previous?.day ?? null,
    sealedAtMs,
    key,
    signature,
  };
}
