import type { ClickEvent } from "@cleverdrip/contract";
import { createSnapshotReader, kvStore, parseClickIdKeys } from "@cleverdrip/edge-config";
import { TEST_CLICK_ID_KEYS } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { inject } from "vitest";
import { toEvent } from "../src/click/click-record.ts";
import { createReportBound } from "../src/conversion/report-bound.ts";
import type { Moment, TrackerDeps } from "../src/deps.ts";
import { createRandomPool } from "../src/random-pool.ts";
import { route } from "../src/route.ts";
import { createLane } from "./lane.ts";

export const down = () => Promise.reject(new Error("down"));

/** Snapshots from nowhere: neither the store nor a database answers. */
export const NO_SOURCES: TrackerDeps["sources"] = {
  store: { get: down, put: down, remove: down },
  // A database binding with nothing behind it: every statement is refused by D1 itself.
  control: {
    prepare: () => ({ bind: () => ({ first: down, all: down }) }),
  } as unknown as D1Database,
};

/** What a browser says it is: a request that names none, or a program, is not taken for a person. */
export const BROWSER =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

export type Isolate = {
  readonly deps: TrackerDeps;
  /** Clicks in the order they were recorded. */
  readonly recorded: readonly ClickEvent[];
  /** The moment that long after the start. */
  readonly after: (ms: number) => Moment;
  readonly open: (url: string, init?: RequestInit, ms?: number) => Promise<Response>;
  /** Ends when the work behind the responses has. */
  readonly settle: () => Promise<unknown>;
};

/** A tracker of its own, from the real bindings; a test breaks some of its parts. */
export function createIsolate(change: Partial<TrackerDeps> = {}): Isolate {
  const work: Promise<unknown>[] = [];
  const recorded: ClickEvent[] = [];
  const deps: TrackerDeps = {
    platformHost: "localhost",
    keys: () => parseClickIdKeys(TEST_CLICK_ID_KEYS),
    reader: createSnapshotReader(),
    sources: { store: kvStore(env.SNAPSHOTS), control: env.CONTROL },
    buffer: { add: (click) => void recorded.push(toEvent(click)) },
    random: createRandomPool(),
    admitClick: down,
    takeReport: down,
    queueReport: async () => {},
    boundReports: createReportBound(),
    mayKeepUnusable: () => true,
    ...change,
  };
  const startMs = Date.now();
  const after = (ms: number): Moment => ({
    nowMs: startMs + ms,
    background: (promise) => work.push(promise),
  });
  const take = inject("hasLane") ? createLane(deps).open : route;
  const open = async (url: string, init: RequestInit = {}, ms = 0) => {
    const request = new Request(url.startsWith("/") ? `http://localhost${url}` : url, {
      redirect: "manual",
      ...init,
      headers: { "user-agent": BROWSER, ...(init.headers as Record<string, string> | undefined) },
    });
    return take(request, deps, after(ms));
  };
  return { deps, recorded, after, open, settle: () => Promise.all(work) };
}

/** Value of a cookie that the response sets; null where it sets none of that name. */
export function cookieSet(response: Response, name: string): string | null {
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  return line?.slice(name.length + 1).split(";")[0] ?? null;
}
