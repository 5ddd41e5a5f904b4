import { openReport } from "@cleverdrip/consumer/src/conversions/open-report.ts";
import type { Asked } from "../world/world.ts";

/** How a report ended, as far as its sender was told. */
export type End = {
  readonly verdict: string;
  readonly reason: string;
  readonly hint: string | null;
  readonly conversionId: string | null;
};

/** What is noted of a conversion: its end, or the id in the received log of one that the queue has. */
export type NotedEnd = End | { readonly reportId: string };

export async function endOf({ response, report, verdict }: Asked): Promise<NotedEnd> {
  if (verdict !== null) {
    const { verdict: kind, reason, hint, conversionId } = verdict;
    return { verdict: kind, reason, hint, conversionId };
  }
  // Refused before the ledger was asked, or still told to come again.
  const words = response.headers.get("x-verdict") ?? "";
  const [kind = "", reason = ""] = words.split(" ");
  const isSentAway = kind === "too-many" || kind === "unavailable" || report === null;
  if (kind !== "rejected" && !isSentAway) return { reportId: (await openReport(report)).id };
  return { verdict: kind, reason: reason || kind, hint: null, conversionId: null };
}
