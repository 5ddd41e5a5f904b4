import { setTimeout as delay } from "node:timers/promises";
import { type Child, logTail } from "./child.ts";

const patienceMs = 120_000;
const pauseMs = 150;

/** Waits until every URL answers 2xx. Throws with the child's last words when it ends or takes too long. */
export async function waitUntilReady(child: Child, urls: readonly string[]): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let hasEnded = false;
  void child.ended.then(() => {
    hasEnded = true;
  });
  for (const url of urls) {
    while (!(await answers(url))) {
      if (hasEnded) throw new Error(`The ${child.name} stopped:\n${logTail(child)}`);
      if (Date.now() > deadline) throw new Error(`No answer from ${url}:\n${logTail(child)}`);
      await delay(pauseMs);
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    // One that is taken and never answered counts as none.
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Nothing listens yet.
    return false;
  }
}
