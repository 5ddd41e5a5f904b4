import { useEffect, useRef, useState } from "react";
import { useLive } from "../../live/live-provider.tsx";

/** Rows come in bursts: one request answers for all of them. */
const PAUSE_MS = 1_500;

type FreshRowsOptions = {
  readonly kind: "clicks" | "conversions";
  /** Somebody who loaded more pages reads on, and rows must not move away under them. */
  readonly isReadingOn: boolean;
  readonly refetch: () => void;
};

/** Follows the log while its first page is on screen; after that it only says that newer rows have come. */
export function useFreshRows({ kind, isReadingOn, refetch }: FreshRowsOptions) {
  const count = useLive().totals?.[kind] ?? null;
  const seen = useRef(count);
  const [hasNewer, setHasNewer] = useState(false);
  const latestRefetch = useRef(refetch);

  useEffect(() => {
    latestRefetch.current = refetch;
  }, [refetch]);

  useEffect(() => {
    const isFirst = seen.current === null;
    if (count === seen.current) return undefined;
    seen.current = count;
    if (isFirst) return undefined;
    if (isReadingOn) {
      setHasNewer(true);
      return undefined;
    }
    const timer = setTimeout(() => latestRefetch.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [count, isReadingOn]);

  return {
    hasNewer,
    show: () => {
      setHasNewer(false);
      refetch();
    },
  };
}
