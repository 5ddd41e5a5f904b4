import type { ClickBatch, ConversionEvent, ConversionVerdict } from "@cleverdrip/contract";
import type { ClickIdKeys } from "@cleverdrip/core";
import type { ReadContext, SnapshotReader } from "@cleverdrip/edge-config";
import type { ClickBuffer } from "./click/click-buffer.ts";

/** What a request is answered with; the entry builds it from bindings, clock and isolate memory. */
export type TrackerDeps = {
  readonly nowMs: number;
  /** Host of the platform's own links, with port. */
  readonly platformHost: string;
  readonly keys: () => ClickIdKeys | Promise<ClickIdKeys>;
  readonly reader: SnapshotReader;
  readonly readContext: ReadContext;
  readonly buffer: ClickBuffer;
  readonly random: (bytes: number) => Uint8Array;
  readonly sendBatch: (batch: ClickBatch) => Promise<void>;
  readonly recordConversion: (event: ConversionEvent) => Promise<ConversionVerdict>;
  readonly queueConversion: (event: ConversionEvent) => Promise<void>;
  readonly background: (work: Promise<unknown>) => void;
};
