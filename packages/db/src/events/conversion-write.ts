import type { ConversionStatus } from "@cleverdrip/core";
import type { ConversionRecord } from "./list-conversions.ts";
import type { NewReceived } from "./received-reports.ts";

/** The row of a conversion, without what the database fills in: the facets of its click. */
export type ConversionState = Omit<
  ConversionRecord,
  "workspaceId" | "country" | "device" | "os" | "browser" | "referrer" | "sub1"
>;

/** One change of it: a status it takes (the same one where only data change), and why. */
export type HistoryLine = {
  readonly status: ConversionStatus;
  readonly reason: string;
  readonly actor: string;
};

/** A counter that must have room for the conversion, or nothing is written. */
export type CapGuard = {
  readonly key: string;
  readonly period: string;
  readonly metric: "conversions" | "payout" | "revenue";
  readonly incoming: number;
  readonly limit: number;
  /** What it counts, to begin a counter from the rollups: null = of the whole campaign. */
  readonly publisherId: string | null;
  readonly linkId: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
};

/** What is to be told to an endpoint, as `deliveries` holds it. */
export type NewDelivery = {
  readonly id: string;
  readonly endpointId: string;
  readonly event: string;
  readonly payload: string;
  /** It is not sent before; left out = at once. */
  readonly notBeforeMs?: number;
};

export type ConversionWrite = {
  /** As it was read; null = a new one. */
  readonly before: ConversionRecord | null;
  /** Its `sequence` is that of `before` and one for each line of the history. */
  readonly after: ConversionState;
  /** Hash of what makes it unique, for the buckets. */
  readonly setHash: number;
  /** At least one line: its sequence is what another write would run into. */
  readonly history: readonly HistoryLine[];
  readonly caps: readonly CapGuard[];
  /** Nothing is written where its click has a conversion of this event type already. */
  readonly isAloneOfClick: boolean;
  /** `repeat` counts the click's earlier conversions of this event type. */
  readonly countsRepeats: boolean;
  readonly deliveries: readonly NewDelivery[];
  /** The report that brought it, for the received log; null = none did. */
  readonly received: NewReceived | null;
  /** The log has it already. */
  readonly isReplayed?: true;
  readonly nowMs: number;
};

export type WriteOutcome =
  | { readonly kind: "written" }
  /** By `key:period`, of the counters without room. */
  | {
      readonly kind: "over-cap";
      readonly used: ReadonlyMap<string, number>;
      /** The conversion is there already, so it may be no new one. */
      readonly isTaken: boolean;
    }
  /** Somebody else was faster: to be read and judged again. */
  | { readonly kind: "overtaken" };
