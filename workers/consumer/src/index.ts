import { waitUntil } from "cloudflare:workers";
import { buildDeps } from "./build-deps.ts";
import { deliveryPorts, DELIVERIES_QUEUE } from "./deliveries/delivery-deps.ts";
import { handleDeliveries } from "./deliveries/handle-deliveries.ts";
import { handleDead } from "./queue/dead-letter.ts";
import { handleFacts } from "./queue/handle-facts.ts";
import { runSchedule } from "./schedule/run-schedule.ts";
import { scheduleDeps } from "./schedule/schedule-deps.ts";

export { Facts } from "./facts.ts";
export { LiveFeed } from "./live/live-feed.ts";
export { CampaignWindow } from "./window/campaign-window.ts";

export default {
  async queue(batch, env) {
    const deps = buildDeps(env, Date.now(), crypto.randomUUID());
    if (batch.queue.endsWith("-dead")) return handleDead(batch, deps);
    if (batch.queue !== DELIVERIES_QUEUE) return handleFacts(batch, deps);
    await handleDeliveries(batch, deliveryPorts(env, deps.settingsOf, waitUntil));
  },
  async scheduled(_controller, env) {
    await runSchedule(scheduleDeps(env, Date.now()));
  },
} satisfies ExportedHandler<ConsumerEnv>;
