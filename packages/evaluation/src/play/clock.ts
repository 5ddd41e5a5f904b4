import { whileTimePasses, type World } from "../world/world.ts";

/** As the consumer's cron trigger has it. */
const SCHEDULE_MS = 5 * 60_000;
/** Where nothing happened since the last run: only time passes for what waits for its end. */
const QUIET_MS = 60 * 60_000;
/** Messages, alarms and the runs after them are over by then. */
const SETTLING_MS = 60 * 60_000;

/** Lets virtual time pass, with the schedule's runs in between. */
export type Clock = {
  readonly passTo: (atMs: number) => Promise<void>;
  /** Until everything has settled that the last line has set in motion. */
  readonly settle: (moreMs: number) => Promise<void>;
};

export function createClock({ loop, consumer }: World, startMs: number): Clock {
  let isQuiet = false;
  let nextRunMs = (Math.floor(startMs / SCHEDULE_MS) + 1) * SCHEDULE_MS;

  async function passTo(atMs: number): Promise<void> {
    while (nextRunMs <= atMs) {
      isQuiet &&= (loop.nextMs() ?? Infinity) > nextRunMs;
      await loop.runUntil(nextRunMs);
      await whileTimePasses(consumer.housekeep(), loop);
      nextRunMs += isQuiet ? QUIET_MS : SCHEDULE_MS;
      isQuiet = true;
    }
    await loop.runUntil(atMs);
  }

  return {
    async passTo(atMs) {
      await passTo(atMs);
      isQuiet = false;
    },
    settle: (moreMs) => passTo(loop.nowMs() + moreMs + SETTLING_MS),
  };
}
