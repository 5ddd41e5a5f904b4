type Timer = { readonly atMs: number; readonly wake: () => void };

/** A clock that moves only when a test moves it: days pass in no time, and everything due on the way happens. */
export function virtualClock(startMs = Date.UTC(2026, 9, 20)) {
  let nowMs = startMs;
  let timers: Timer[] = [];

  function wait(ms: number): Promise<void> {
    return new Promise((wake) => {
      timers.push({ atMs: nowMs + Math.max(0, ms), wake });
    });
  }

  /** Moves on to a time, by way of everything that is due until then. */
  async function advanceTo(untilMs: number): Promise<void> {
    for (;;) {
      await quiet();
      const nextMs = Math.min(...timers.map(({ atMs }) => atMs));
      if (nextMs > untilMs) break;
      const due = timers.filter(({ atMs }) => atMs === nextMs);
      timers = timers.filter(({ atMs }) => atMs !== nextMs);
      nowMs = nextMs;
      for (const { wake } of due) wake();
    }
    nowMs = untilMs;
  }

  return {
    startMs,
    nowMs: () => nowMs,
    wait,
    advanceTo,
    advance: (ms: number) => advanceTo(nowMs + ms),
    timeout(ms: number): AbortSignal {
      const controller = new AbortController();
      void wait(ms).then(() => controller.abort());
      return controller.signal;
    },
  };
}

export type VirtualClock = ReturnType<typeof virtualClock>;

/** Lets everything run that needs no time: promises, and streams, which take a few turns of the event loop. */
async function quiet(): Promise<void> {
  for (let i = 0; i < 4; i += 1) await new Promise((resume) => setTimeout(resume, 0));
}
