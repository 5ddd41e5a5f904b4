import type { ClickEvent, ConversionEvent, ConversionVerdict } from "@cleverdrip/contract";
import type { ClickIdKeys } from "@cleverdrip/core";
import type { SnapshotReader, SnapshotSources } from "@cleverdrip/edge-config";
import type { ClickBuffer } from "./click/click-buffer.ts";

/** What requests are answered with; the entry builds it from the bindings once an isolate. */
export type TrackerDeps = {
  /** Host of the platform's own links, with port. */
  readonly platformHost: string;
  /** Throws where CLICK_ID_KEYS cannot be read. */
  readonly keys: () => ClickIdKeys;
  readonly reader: SnapshotReader;
  readonly sources: SnapshotSources;
  readonly buffer: ClickBuffer;
  /** A random 32-bit number. */
  readonly random: () => number;
  /** Counts a click in all of the caps, or in none: then the key of the first that is full. */
  readonly admitClick: (click: ClickEvent, caps: readonly HardCap[]) => Promise<string | null>;
  readonly recordConversion: (event: ConversionEvent) => Promise<ConversionVerdict>;
  readonly queueConversion: (event: ConversionEvent) => Promise<void>;
};

/** A hard cap in the period that runs at the click. */
export type HardCap = {
  readonly key: string;
  readonly limit: number;
  readonly periodId: string;
  /** null = never. */
  readonly endsAtMs: number | null;
};

/** What belongs to one request: its time, and the work that goes on behind its response. */
export type Moment = {
  readonly nowMs: number;
  readonly background: (work: Promise<unknown>) => void;
};
