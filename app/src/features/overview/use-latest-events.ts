import type { ClickRow, ConversionRow } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { latestClicksQuery } from "../../api/clicks.ts";
import { latestConversionsQuery } from "../../api/conversions.ts";
import { useLive } from "../../live/live-provider.tsx";
import { newestFirst, type LiveEvent } from "../../live/live-state.ts";

/** What came in live, before it what was stored already: a dashboard that was just opened is not empty. */
export function useLatestEvents(): readonly LiveEvent[] {
  const { events } = useLive();
  const clicks = useQuery(latestClicksQuery).data?.data ?? [];
  const conversions = useQuery(latestConversionsQuery).data?.data ?? [];
  return newestFirst(events, [...clicks.map(clickEvent), ...conversions.map(conversionEvent)]);
}

function clickEvent(event: ClickRow): LiveEvent {
  return { kind: "click", event };
}

function conversionEvent(row: ConversionRow): LiveEvent {
  return { kind: "conversion", event: { ...row, atMs: row.receivedAtMs } };
}
