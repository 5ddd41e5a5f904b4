import { clickIdIn } from "../../scripts/simulate/click-id-in.ts";
import { browserAgent } from "../../scripts/local/browser-agent.ts";

export type ClickStream = {
  /** Ids of the clicks that were redirected, as their visitors got to know them. */
  readonly answered: readonly string[];
  /** Answers that were no redirect. */
  readonly refused: readonly number[];
  /** Settles once so many were redirected. */
  readonly reaches: (count: number) => Promise<void>;
  /** Ends the stream; settles when nobody waits for an answer any more. Says how many were never answered. */
  readonly stop: () => Promise<number>;
};

const TICK_MS = 20;

/**
 * Visitors who click at a steady rate and wait for nobody; only where a second's worth of them is not answered yet do the next
 * ones stay away.
 */
export function streamClicks(url: string, perSecond: number): ClickStream {
  const answered: string[] = [];
  const refused: number[] = [];
  const underWay = new Set<Promise<void>>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const startedMs = performance.now();
  let sent = 0;
  let unanswered = 0;

  async function click(): Promise<void> {
    const id = await clickOnce(url).catch(() => null);
    if (id === null) unanswered += 1;
    else if (typeof id === "number") refused.push(id);
    else answered.push(id);
    for (const { count, resolve } of waiting) if (answered.length >= count) resolve();
  }

  const timer = setInterval(() => {
    const due = ((performance.now() - startedMs) * perSecond) / 1_000;
    for (; sent < due; sent += 1) {
      if (underWay.size >= perSecond) continue;
      const clicking = click().finally(() => underWay.delete(clicking));
      underWay.add(clicking);
    }
  }, TICK_MS);

  return {
    answered,
    refused,
    reaches: (count) => new Promise((resolve) => waiting.push({ count, resolve })),
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
      return unanswered;
    },
  };
}

/** The id of a click that was redirected, else the status of the answer. */
export async function clickOnce(url: string): Promise<string | number> {
  const response = await fetch(url, {
    redirect: "manual",
    headers: { "user-agent": browserAgent },
  });
  await response.arrayBuffer();
  const location = response.headers.get("location");
  return (location === null ? null : clickIdIn(location)) ?? response.status;
}
