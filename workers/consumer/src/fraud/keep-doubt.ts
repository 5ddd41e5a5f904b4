import { saveFraudVerdicts, type WorkspaceSettings } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import type { Doubt } from "./judge-receipt.ts";

/** Keeps what is held against a result that was written just now, and has its source judged soon. What fails here the next run of the window makes up for. */
export async function keepDoubt(
  { id, eventsShard }: WorkspaceSettings,
  doubt: Doubt | null,
  deps: FactsDeps,
): Promise<void> {
  const verdict = doubt?.verdict ?? null;
  if (verdict !== null) {
    try {
      await saveFraudVerdicts(deps.eventsOf(eventsShard), id, [verdict]);
    } catch (error) {
      const { conversionId } = verdict;
      console.error({ event: "fraud.verdict-not-kept", conversionId, error: String(error) });
    }
  }
  await deps.fraud.wake(id);
}
