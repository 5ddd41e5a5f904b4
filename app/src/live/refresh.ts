import type { QueryClient } from "@tanstack/react-query";
import { schedule } from "./schedule.ts";
import { throttle } from "./throttle.ts";

/** Often enough that a click is in the figures within five seconds, seldom enough for a campaign under load. */
const EVERY_MS = 3_000;

/** New facts were stored: figures on screen are asked for again. Logs decide for themselves, they may be scrolled. */
export function refreshAfterFacts(queryClient: QueryClient): ReturnType<typeof throttle> {
  return throttle(
    () => {
      void queryClient.invalidateQueries({ queryKey: ["reports"] });
      void queryClient.invalidateQueries({ queryKey: ["latest"] });
    },
    EVERY_MS,
    schedule,
  );
}
