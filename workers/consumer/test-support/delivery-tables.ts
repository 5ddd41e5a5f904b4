import { CLOSED_BREAKER } from "@cleverdrip/core";
import type {
  AttemptRecord,
  DeliveryPorts,
  OutboundDelivery,
  OutboundEndpoint,
} from "../src/deliveries/delivery-ports.ts";

type TablePorts = Pick<
  DeliveryPorts,
  "load" | "advance" | "readBreaker" | "saveBreaker" | "disable" | "keepAside"
>;

export const SECRET = `whsec_${"A".repeat(43)}=`;

/** The tables of deliveries in memory, with the same conditions on every write. */
export function deliveryTables() {
  const deliveries = new Map<string, OutboundDelivery>();
  const endpoints = new Map<string, OutboundEndpoint>();
  const log: (AttemptRecord & { readonly deliveryId: string })[] = [];
  const unreadable: string[] = [];

  function change(id: string, columns: Partial<OutboundEndpoint>): void {
    const row = endpoints.get(id);
    if (row !== undefined) endpoints.set(id, { ...row, ...columns });
  }

  const ports: TablePorts = {
    load: async ({ deliveryId }) => {
      const delivery = deliveries.get(deliveryId);
      const endpoint = endpoints.get(delivery?.endpointId ?? "");
      if (delivery === undefined || endpoint === undefined) return null;
      return { delivery, endpoint, ownHosts: ["cleverdrip.example.net"] };
    },
    advance: async ({ id }, from, to, attempt) => {
      const row = deliveries.get(id);
      if (row === undefined || !isSame(row.progress, from)) return false;
      deliveries.set(id, { ...row, progress: to });
      if (attempt !== null) log.push({ ...attempt, deliveryId: id });
      return true;
    },
    readBreaker: async (_workspaceId, id) => endpoints.get(id)?.breaker ?? null,
    saveBreaker: async (_workspaceId, id, breaker) => {
      if (endpoints.get(id)?.breaker.version !== breaker.version - 1) return false;
      change(id, { breaker });
      return true;
    },
    disable: async (_workspaceId, id, disabledReason) => change(id, { disabledReason }),
    keepAside: async (_message, reason) => {
      unreadable.push(reason);
    },
  };
  return { deliveries, endpoints, log, unreadable, ports, change };
}

function isSame(a: OutboundDelivery["progress"], b: OutboundDelivery["progress"]): boolean {
  return a.state === b.state && a.attempts === b.attempts && a.leaseUntilMs === b.leaseUntilMs;
}

export function endpointOf(host: string, change: Partial<OutboundEndpoint> = {}): OutboundEndpoint {
  return {
    id: host,
    url: `https://${host}/hook`,
    allowHttp: false,
    secrets: [SECRET],
    disabledReason: null,
    breaker: CLOSED_BREAKER,
    ...change,
  };
}
