type Entry = { readonly atMs: number; readonly order: number; run: (() => void) | null };

/** Something that is going to happen, unless it is cancelled. */
export type Planned = { readonly cancel: () => void };

/** Virtual time: it moves to whatever happens next, and everything that follows at once is over before it moves on. */
export type EventLoop = {
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => Planned;
  /** Lets everything happen that is due by then; the time is `untilMs` afterwards. */
  readonly runUntil: (untilMs: number) => Promise<void>;
  /** When something happens next; null = never. */
  readonly nextMs: () => number | null;
};

export function createEventLoop(startMs: number): EventLoop {
  let nowMs = startMs;
  let order = 0;
  // Latest first: what is due next is at the end.
  const entries: Entry[] = [];

  function insert(entry: Entry): void {
    let place = entries.length;
    while (place > 0 && isAfter(entry, entries[place - 1])) place -= 1;
    entries.splice(place, 0, entry);
  }

  return {
    nowMs: () => nowMs,
    nextMs: () => entries.at(-1)?.atMs ?? null,
    after(delayMs, run) {
      const entry: Entry = { atMs: nowMs + Math.max(0, delayMs), order, run };
      order += 1;
      insert(entry);
      return {
        cancel: () => {
          if (entry.run === null) return;
          entry.run = null;
          const place = entries.indexOf(entry);
          if (place !== -1) entries.splice(place, 1);
        },
      };
    },
    async runUntil(untilMs) {
      for (;;) {
        const next = entries.at(-1);
        if (next === undefined || next.atMs > untilMs) break;
        entries.pop();
        nowMs = next.atMs;
        next.run?.();
        next.run = null;
        await settled();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
  };
}

/** What is later comes nearer to the beginning. */
function isAfter(entry: Entry, before: Entry | undefined): boolean {
  if (before === undefined) return false;
  return entry.atMs > before.atMs || (entry.atMs === before.atMs && entry.order > before.order);
}

/** Resolves when no promise has anything left to do: Node's next tick comes after all of them. */
export function settled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
