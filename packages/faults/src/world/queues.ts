import { handleDeliveries } from "@cleverdrip/consumer/src/deliveries/handle-deliveries.ts";
import { handleDead } from "@cleverdrip/consumer/src/queue/dead-letter.ts";
import { handleFacts } from "@cleverdrip/consumer/src/queue/handle-facts.ts";
import { isDurable } from "../check/check-durable.ts";
import type { Record } from "../model/record.ts";
import type { FaultRates } from "../stage/fault-rates.ts";
import type { Stage } from "../stage/stage.ts";
import { createQueue } from "../stores/queue.ts";
import type { Consumer } from "./consumer.ts";
import { deliveryPortsOf } from "./deliveries.ts";
import type { World } from "./world.ts";

/** As in wrangler.toml. */
const maxRetries = 100;

/** The queues, with the handlers of production behind them. */
export function createQueues(
  stage: Stage,
  rates: FaultRates,
  record: Record,
  world: () => World,
): World["queues"] {
  const handledBy = (work: (consumer: Consumer) => Promise<void>) => {
    const consumer = world().consumer();
    return { by: consumer.process, done: work(consumer) };
  };
  const acked = (id: string, body: unknown) => {
    if (!isDurable(world(), id, body)) record.tooEarly.push(id);
  };
  const common = { rates, maxRetries, giveUp: (body: unknown) => record.dropped(body) };
  const dead = createQueue(stage, {
    ...common,
    name: "cleverdrip-clicks-dead",
    acked,
    handle: (batch) => handledBy(({ deps }) => handleDead(batch, deps())),
  });
  const clicks = createQueue(stage, {
    ...common,
    name: "cleverdrip-clicks",
    acked,
    handle: (batch) => handledBy(({ deps }) => handleFacts(batch, deps())),
    giveUp: (body) => dead.send(body),
  });
  const deliveries = createQueue(stage, {
    ...common,
    name: "cleverdrip-deliveries",
    handle: (batch) =>
      handledBy((consumer) => handleDeliveries(batch, deliveryPortsOf(world(), consumer))),
  });
  return { clicks, deliveries };
}
