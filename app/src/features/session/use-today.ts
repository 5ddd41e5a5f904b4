import { dayIn } from "../../format/zone.ts";
import { useQuarterHour } from "../reports/use-quarter-hour.ts";
import { useWorkspace } from "./use-me.ts";

/** `yyyy-mm-dd` in the workspace's zone; it moves on while the page is open. */
export function useToday(): string {
  const { timezone } = useWorkspace();
  return dayIn(timezone, useQuarterHour());
}
