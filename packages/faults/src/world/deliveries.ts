import { deliveryPorts } from "@cleverdrip/consumer/src/deliveries/delivery-deps.ts";
import type {
  DeliveryPorts,
  SendPorts,
} from "@cleverdrip/consumer/src/deliveries/delivery-ports.ts";
import { isChance } from "@cleverdrip/simulator";
import type { Process } from "../stage/processes.ts";
import { d1Over } from "../stores/d1.ts";
import { deliveriesQueue, type Consumer } from "./consumer.ts";
import type { World } from "./world.ts";

/** The far side: what came in there, and what it answered. */
export type Receiver = {
  readonly arrived: { readonly id: string; readonly status: number }[];
  isDown: boolean;
};

const inFlightOf = new WeakMap<Process, Map<string, number>>();

/** What deliveries are sent with by an isolate. */
export function deliveryPortsOf(world: World, { process, events }: Consumer): DeliveryPorts {
  const { stage, prepared } = world;
  const inFlight = inFlightOf.get(process) ?? new Map<string, number>();
  inFlightOf.set(process, inFlight);
  const control = d1Over(prepared.control, (work) => stage.call(process, "CONTROL", work));
  const origin = "https://tracking.example";
  const env = { APP_ORIGIN: origin, TRACKING_ORIGIN: origin, CONTROL: control, EVENTS: events };
  const settingsOf = async (id: string) => prepared.settings.get(id) ?? null;
  // Of the bindings, deliveries use these.
  const bindings = {
    ...env,
    DELIVERIES: deliveriesQueue(world, process),
  } as unknown as ConsumerEnv;
  return {
    ...deliveryPorts(bindings, settingsOf, () => undefined, sendPortsOf(world, process)),
    inFlight,
    random: stage.random.next,
    wait: (ms) => new Promise((resolve) => void stage.loop.after(ms, resolve)),
  };
}

function sendPortsOf({ stage, receiver }: World, process: Process): SendPorts {
  return {
    nowMs: () => stage.loop.nowMs() + process.skewMs,
    fetch: (_url, init) =>
      stage.call(process, "the receiver", () => {
        const status = receiver.isDown || isChance(stage.random, 0.05) ? 500 : 200;
        const id = new Headers(init.headers).get("webhook-id") ?? "";
        receiver.arrived.push({ id, status });
        return new Response(null, { status });
      }),
    timeout: (ms) => {
      const controller = new AbortController();
      stage.loop.after(ms, () => controller.abort());
      return controller.signal;
    },
    resolve: null,
    allowLoopback: false,
  };
}
