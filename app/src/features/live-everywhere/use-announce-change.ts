import { formatClockWithSeconds } from "../../format/time.ts";
import { toast } from "../../ui/toast-store.ts";
import { useWorkspace } from "../session/use-me.ts";

type Published = { readonly liveEverywhereAtMs: number };

/** Says that something was changed, and by when every edge decides by it. */
export function useAnnounceChange() {
  const { timezone } = useWorkspace();
  return (text: string, { liveEverywhereAtMs }: Published) => {
    const isAhead = liveEverywhereAtMs > Date.now();
    const clock = formatClockWithSeconds(liveEverywhereAtMs, timezone);
    toast(text, "good", isAhead ? `Live everywhere by ${clock}` : null);
  };
}
