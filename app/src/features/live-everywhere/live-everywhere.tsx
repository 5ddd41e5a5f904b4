import { RadioTower } from "lucide-react";
import { useEffect, useState } from "react";
import { formatClockWithSeconds } from "../../format/time.ts";
import { useWorkspace } from "../session/use-me.ts";

/** Until every edge decides by a change: by when it will. After that there is nothing to say. */
export function LiveEverywhere({ atMs }: { readonly atMs: number }) {
  const { timezone } = useWorkspace();
  if (!useIsAhead(atMs)) return null;
  return (
    <span className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-muted tabular-nums">
      <RadioTower aria-hidden className="size-3.5 text-accent" />
      <span>
        Live everywhere by{" "}
        <time dateTime={new Date(atMs).toISOString()}>
          {formatClockWithSeconds(atMs, timezone)}
        </time>
      </span>
    </span>
  );
}

function useIsAhead(atMs: number): boolean {
  const [reachedMs, setReachedMs] = useState<number | null>(null);
  useEffect(() => {
    const leftMs = atMs - Date.now();
    if (leftMs <= 0) return undefined;
    const timer = setTimeout(() => setReachedMs(atMs), leftMs);
    return () => clearTimeout(timer);
  }, [atMs]);
  return reachedMs !== atMs && atMs > Date.now();
}
