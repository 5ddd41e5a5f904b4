import { useEffect, useState } from "react";

const QUARTER_MS = 15 * 60_000;

/** The quarter of an hour that has begun: precise enough for every zone's midnight, steady enough for a query key. */
export function useQuarterHour(): number {
  const [quarterMs, setQuarterMs] = useState(currentQuarterMs);
  useEffect(() => {
    const timer = setInterval(() => setQuarterMs(currentQuarterMs()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return quarterMs;
}

function currentQuarterMs(): number {
  return Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS;
}
