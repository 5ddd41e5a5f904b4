import { buildDeps } from "./build-deps.ts";
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
    await (batch.queue.endsWith("-dead") ? handleDead(batch, deps) : handleFacts(batch, deps));
  },
  async scheduled(_controller, env) {
    await runSchedule(scheduleDeps(env, Date.now()));
  },
} satisfies ExportedHandler<ConsumerEnv>;
