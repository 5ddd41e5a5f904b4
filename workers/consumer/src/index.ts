import { noteTrial, readTrials } from "@cleverdrip/db";
import { waitUntil } from "cloudflare:workers";
import { buildDeps } from "./build-deps.ts";
import { deliveryPorts, DELIVERIES_QUEUE } from "./deliveries/delivery-deps.ts";
import { handleDeliveries } from "./deliveries/handle-deliveries.ts";
import { handleDead } from "./queue/dead-letter.ts";
import { handleFacts } from "./queue/handle-facts.ts";
import { handleParts, type Trials } from "./queue/handle-parts.ts";
import { reportLag } from "./queue/report-lag.ts";
import { sendAgain } from "./queue/send-again.ts";
import { runSchedule } from "./schedule/run-schedule.ts";
import { scheduleDeps, VERIFIED_HOURS } from "./schedule/schedule-deps.ts";

export { Facts } from "./facts.ts";
export { FraudWindow } from "./fraud/fraud-window.ts";
export { LiveFeed } from "./live/live-feed.ts";
export { CampaignWindow } from "./window/campaign-window.ts";

export default {
  async queue(batch, env) {
    const deps = buildDeps(env, Date.now(), crypto.randomUUID());
    if (batch.queue.endsWith("-dead")) return handleDead(batch, deps, sendAgain(env));
    if (batch.queue !== DELIVERIES_QUEUE) {
      reportLag(batch, deps.nowMs);
      const trials: Trials = {
        read: (ids) => readTrials(env.EVENTS, ids),
        note: (id, throughId) => noteTrial(env.EVENTS, id, throughId, Date.now()),
      };
      return handleParts(batch, deps.nowMs, trials, (part) =>
        // A message may be in two of them: what each writes is told apart by its attempt.
        handleFacts(part, buildDeps(env, Date.now(), crypto.randomUUID())),
      );
    }
    await handleDeliveries(batch, deliveryPorts(env, deps.settingsOf, waitUntil));
  },
  async scheduled(_controller, env) {
    await runSchedule(scheduleDeps(env, Date.now(), VERIFIED_HOURS));
  },
} satisfies ExportedHandler<ConsumerEnv>;
