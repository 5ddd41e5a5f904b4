import * as product from "@cleverdrip/consumer/src/index.ts";
import { scheduleDeps } from "@cleverdrip/consumer/src/schedule/schedule-deps.ts";
import { runSchedule } from "@cleverdrip/consumer/src/schedule/run-schedule.ts";
import type { EventLoop } from "@cleverdrip/faults/src/stage/event-loop.ts";
import { forgetfulBucket } from "./forgetful-bucket.ts";
import { createObjects } from "./objects.ts";
import { TRACKING_ORIGIN } from "./origin.ts";
import type { Pace } from "./pace.ts";
import { createQueue, type Queue } from "./queue.ts";

export type ConsumerOptions = {
  readonly loop: EventLoop;
  readonly control: D1Database;
  readonly events: D1Database;
  readonly snapshots: KVNamespace;
  readonly extraDelayMs: () => number;
  readonly pace: Pick<Pace, "isDue">;
};

/** The consumer Worker with its bindings. */
export type Consumer = {
  /** As a producer sees it. */
  readonly clicks: { readonly send: (body: unknown) => Promise<void> };
  /** Takes what the queue of clicks has, without waiting for more. */
  readonly takeClicks: () => void;
  readonly facts: product.Facts;
  /** What its cron trigger does, without what reads the log again. */
  readonly housekeep: () => Promise<void>;
};

/** A queue may deliver later than it has to: a file of little traffic would else be as many batches as it has clicks. */
const GATHERED_MS = 60_000;

export function createConsumer(options: ConsumerOptions): Consumer {
  const { loop, control, events, snapshots, extraDelayMs, pace } = options;
  const ctx = { waitUntil: () => undefined } as unknown as ExecutionContext;
  const env = (): ConsumerEnv => bindings as unknown as ConsumerEnv;
  const handle = (batch: MessageBatch) => product.default.queue(batch, env());
  // As workers/consumer/wrangler.toml has them, but for the wait.
  const clicks = createQueue(loop, {
    name: "cleverdrip-clicks",
    batchSize: 40,
    waitMs: GATHERED_MS,
    extraDelayMs,
    handle,
  });
  const deliveries = createQueue(loop, {
    name: "cleverdrip-deliveries",
    batchSize: 20,
    waitMs: 1_000,
    extraDelayMs: () => 0,
    handle,
  });
  const bindings = {
    CONTROL: control,
    EVENTS: events,
    SNAPSHOTS: snapshots,
    LOG: forgetfulBucket(),
    CLICKS: producer(clicks),
    DELIVERIES: producer(deliveries),
    APP_ORIGIN: TRACKING_ORIGIN,
    TRACKING_ORIGIN,
    DELIVERIES_MAY_REACH_LOOPBACK: "false",
    FRAUD_GATHER_SECONDS: "90",
    IP_HASH_KEY: "evaluation",
    RECEIPT_KEY: "",
    CAMPAIGN_WINDOW: createObjects({ loop, ofClass: product.CampaignWindow, env }),
    // Nobody watches.
    LIVE_FEED: { getByName: () => ({ notify: async () => undefined }) },
    FRAUD_WINDOW: createObjects({ loop, ofClass: product.FraudWindow, env, mayRing: pace.isDue }),
  };
  const facts = new product.Facts(ctx, env());
  const takeClicks = clicks.flush;
  return {
    clicks: producer(clicks),
    takeClicks,
    facts,
    housekeep: () => housekeep(env(), loop.nowMs()),
  };
}

function producer(queue: Queue) {
  return {
    send: async (body: unknown, { delaySeconds = 0 }: QueueSendOptions = {}) =>
      queue.send(body, delaySeconds),
    sendBatch: async (messages: Iterable<MessageSendRequest>) => {
      for (const { body, delaySeconds = 0 } of messages) queue.send(body, delaySeconds);
    },
  };
}

function housekeep(env: ConsumerEnv, nowMs: number): Promise<void> {
  const nothing = async () => 0;
  return runSchedule({
    ...scheduleDeps(env, nowMs),
    clockMs: () => nowMs,
    sealDays: nothing,
    verify: nothing,
    takeOverStream: nothing,
    blankLetters: nothing,
    queueBacklogs: async () => ({
      clicks: null,
      clicksDead: null,
      deliveries: null,
      deliveriesDead: null,
    }),
  });
}
