/** When sources are judged while a file is replayed. */
export type Pace = {
  readonly cameIn: (kind: Kind, atMs: number) => void;
  /** Whether they are to be judged now; then the next ones are counted from here. */
  readonly isDue: (nowMs: number) => boolean;
};

type Kind = "click" | "result";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** As in production, where that is all there is to it. */
const LEAST_PAUSE_MS = 5 * MINUTE_MS;
/** However little came in: of clicks, or only of what is said of results. */
const LONGEST_PAUSE_MS = { click: 120 * MINUTE_MS, result: 720 * MINUTE_MS } as const;
/** Days that sources are judged by. */
const WINDOW_DAYS = 8;
/** By so much must what is judged have grown: what is less changes no verdict, and judging takes as long as there is much of it. */
const GROWTH: Readonly<Record<Kind, number>> = { click: 0.02, result: 0.03 };

/** `everyMs`: judged so often, whatever came in; null = where it has grown enough. */
export function createPace(everyMs: number | null): Pace {
  const days: Readonly<Record<Kind, Map<number, number>>> = { click: new Map(), result: new Map() };
  const news: Record<Kind, number> = { click: 0, result: 0 };
  let judgedAtMs = -Infinity;

  function hasGrown(kind: Kind, nowMs: number): boolean {
    const own = days[kind];
    const oldest = Math.floor(nowMs / DAY_MS) - WINDOW_DAYS;
    for (const day of own.keys()) if (day <= oldest) own.delete(day);
    const all = [...own.values()].reduce((sum, count) => sum + count, 0);
    return news[kind] > 0 && news[kind] >= all * GROWTH[kind];
  }

  return {
    cameIn(kind, atMs) {
      const day = Math.floor(atMs / DAY_MS);
      days[kind].set(day, (days[kind].get(day) ?? 0) + 1);
      news[kind] += 1;
    },
    isDue(nowMs) {
      const passedMs = nowMs - judgedAtMs;
      const isOver = passedMs >= (everyMs ?? LONGEST_PAUSE_MS[news.click > 0 ? "click" : "result"]);
      const isGrown = everyMs === null && (hasGrown("click", nowMs) || hasGrown("result", nowMs));
      if (!isOver && !(isGrown && passedMs >= LEAST_PAUSE_MS)) return false;
      judgedAtMs = nowMs;
      Object.assign(news, { click: 0, result: 0 });
      return true;
    },
  };
}
