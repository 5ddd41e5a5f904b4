import { outboxOf } from "@cleverdrip/consumer/src/deliveries/outbox.ts";
import { sendMessages } from "@cleverdrip/consumer/src/deliveries/send-messages.ts";
import type { FactsDeps } from "@cleverdrip/consumer/src/facts-deps.ts";
import { appendLog } from "@cleverdrip/consumer/src/log/append-log.ts";
import { mergePolicy } from "@cleverdrip/core";
import { keepDeadClicks, keepDeadLetters, type CampaignTerms } from "@cleverdrip/db";
import type { Process } from "../stage/processes.ts";
import { d1Over } from "../stores/d1.ts";
import { r2Over } from "../stores/r2.ts";
import type { World } from "./world.ts";

/** An isolate of the consumer, with its own way to the databases. */
export type Consumer = {
  readonly process: Process;
  readonly events: D1Database;
  readonly log: R2Bucket;
  /** What one call of a handler works with. */
  readonly deps: () => FactsDeps;
};

export function createConsumer(world: World, process: Process): Consumer {
  const { stage } = world;
  const events = d1Over(
    world.events,
    (work) => stage.call(process, "EVENTS", work),
    world.plans.look,
  );
  const log = r2Over(world.log, (work) => stage.call(process, "LOG", work), stage.loop.nowMs);
  const terms = termsOf(world, process);
  const eventsOf = () => events;
  // What all calls have alike.
  const common = {
    ...world.prepared.reads,
    ...terms,
    ...NOTHING_ELSE,
    appendLog: appendLog.bind(null, log),
    announce: (workspaceId, deliveries) => {
      const queued = deliveries.map((own) => ({ ...own, workspaceId, message: 0 }));
      return sendMessages(deliveriesQueue(world, process), queued);
    },
    eventsOf,
    keepDead: (letters) => keepDeadLetters(events, letters),
  } satisfies Partial<FactsDeps>;
  const toTell = { eventsOf, listenersOf: listenersOf(world), publishersWaitMs: async () => 0 };
  const deps = (): FactsDeps => {
    const nowMs = stage.loop.nowMs() + process.skewMs;
    return {
      ...common,
      nowMs,
      attempt: world.newAttempt(),
      outbox: outboxOf({ nowMs, ...toTell }),
      observe: (workspaceId, campaignId, observations, rules) => {
        const { process: window, object } = world.windows.of(`${workspaceId}:${campaignId}`);
        const observe = () => object.observe(observations, rules, nowMs);
        const asked = stage.ask(process, window, "observe", observe);
        asked.catch(() => world.record.silentWindows.add(workspaceId));
        return asked;
      },
      keepDeadClicks: (workspaceId, batches) => keepDeadClicks(events, workspaceId, batches, nowMs),
    };
  };
  return { process, events, log, deps };
}

/** Nobody looks for fraud here: what that does to results has tests of its own. */
const NO_FRAUD: FactsDeps["fraud"] = {
  policyOf: async () => mergePolicy({ isOn: false }),
  known: async () => null,
  observe: async () => undefined,
  wake: async () => undefined,
};

/** What schedules have nothing of. */
const NOTHING_ELSE = {
  settingsOfHost: async () => null,
  forgetSettings: () => undefined,
  sendAgain: async () => false,
  mayKeepStray: () => true,
  rateOf: async () => null,
  fraud: NO_FRAUD,
  hashAddress: async (address) => (address === "" ? "" : `hash ${address}`),
  notify: async () => undefined,
} satisfies Partial<FactsDeps>;

/** What CONTROL says; workspaces are remembered as in production, terms are read anew. */
function termsOf(
  { stage, prepared }: World,
  process: Process,
): Pick<FactsDeps, "settingsOf" | "linkTerms" | "campaignTerms"> {
  // A shard of its own name for each isolate: what isolates share in memory they share by shard.
  const eventsShard = `EVENTS of ${process.name}`;
  const own = (terms: CampaignTerms | undefined) =>
    terms === undefined ? null : { ...terms, workspace: { ...terms.workspace, eventsShard } };
  const { settings, linkTerms, campaignTerms } = prepared;
  return {
    settingsOf: async (id) => {
      const known = settings.get(id);
      return known === undefined ? null : { ...known, eventsShard };
    },
    linkTerms: (number) => stage.call(process, "CONTROL", () => own(linkTerms.get(number))),
    campaignTerms: (id, publisherId) =>
      stage.call(process, "CONTROL", () => own(campaignTerms.get(`${id}:${publisherId ?? ""}`))),
  };
}

function listenersOf({ prepared }: World) {
  return async (_workspaceId: string, _campaignId: string, publisherId: string) =>
    prepared.listeners.get(publisherId) ?? { campaignName: "", endpoints: [] };
}

/** The queue as a producer of this isolate sees it. */
export function deliveriesQueue(
  { stage, queues }: World,
  process: Process,
): Pick<Queue, "sendBatch" | "send"> {
  const metadata = { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
  return {
    sendBatch: (messages) =>
      stage.call(process, "DELIVERIES", () => {
        for (const { body } of messages) queues.deliveries.send(body);
        return metadata;
      }),
    send: (body, options) =>
      stage.call(process, "DELIVERIES", () => {
        queues.deliveries.send(body, options?.delaySeconds);
        return metadata;
      }),
  };
}
