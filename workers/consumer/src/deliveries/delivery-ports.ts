import type { AttemptOutcome, Breaker, DeliveryProgress } from "@cleverdrip/core";
import type { DeliveryMessage } from "./delivery-message.ts";
import type { Resolve } from "./resolve-host.ts";

/** A publisher's postback is a URL with its macros filled in; a webhook is JSON for the endpoint's own address. */
export type DeliveryRequest =
  | { readonly method: "GET"; readonly url: string }
  | { readonly method: "POST"; readonly body: string };

export type OutboundDelivery = {
  readonly workspaceId: string;
  /** The `webhook-id`: the same on every attempt and every replay. */
  readonly id: string;
  readonly endpointId: string;
  readonly request: DeliveryRequest;
  readonly progress: DeliveryProgress;
};

export type OutboundEndpoint = {
  readonly id: string;
  /** Where webhooks go; a postback brings its own. */
  readonly url: string;
  readonly allowHttp: boolean;
  /** `whsec_…`; several while they are rotated. None: sent unsigned. */
  readonly secrets: readonly string[];
  readonly disabledReason: string | null;
  readonly breaker: Breaker;
};

export type LoadedDelivery = {
  readonly delivery: OutboundDelivery;
  readonly endpoint: OutboundEndpoint;
  /** Hosts of the platform and the workspace: nothing is sent to them. */
  readonly ownHosts: readonly string[];
  /** Why it is not to be sent any more, as a sentence; null or left out = it is. */
  readonly overtaken?: string | null;
};

/** A line of the attempt log. */
export type AttemptRecord = {
  readonly attempt: number;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly outcome: AttemptOutcome["kind"];
  readonly status: number | null;
  /** First printable characters of the answer. For the endpoint's owner alone: never shown to another role. */
  readonly ownerExcerpt: string;
};

export type SendPorts = {
  readonly nowMs: () => number;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** A signal that aborts after so many ms. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Looks up a host before it is sent to; null = the runtime keeps private addresses out of reach by itself. */
  readonly resolve: Resolve | null;
  /** For a receiver on this machine, in tests and local development only. */
  readonly allowLoopback: boolean;
};

export type DeliveryPorts = SendPorts & {
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Must not hold the batch: that takes the flag `queue_consumer_no_wait_for_wait_until` where Queues calls. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly load: (message: DeliveryMessage) => Promise<LoadedDelivery | null>;
  /**
   * Stores `to` where the row still has `from`'s state, attempts and lease, together with the attempt's line; false
   * where it has not: somebody else was faster, and nothing was written.
   */
  readonly advance: (
    delivery: OutboundDelivery,
    from: DeliveryProgress,
    to: DeliveryProgress,
    attempt: AttemptRecord | null,
  ) => Promise<boolean>;
  readonly readBreaker: (workspaceId: string, endpointId: string) => Promise<Breaker | null>;
  /** Stores it over the version before it; false where that one is gone. */
  readonly saveBreaker: (
    workspaceId: string,
    endpointId: string,
    breaker: Breaker,
  ) => Promise<boolean>;
  readonly disable: (workspaceId: string, endpointId: string, reason: string) => Promise<void>;
  /** Among the dead letters: what cannot be read, and what failed to the last. */
  readonly keepAside: (message: Message, reason: string) => Promise<void>;
  /** Sends a message anew, where the queue would not take it back for ever. */
  readonly requeue: (body: unknown, delaySeconds: number) => Promise<void>;
  /** Attempts under way by endpoint. One map for the isolate, over all its batches. */
  readonly inFlight: Map<string, number>;
};
