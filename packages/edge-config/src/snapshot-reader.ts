import { createStoreLoader, type SnapshotSources } from "./load-snapshot.ts";
import { createReader, type Reader } from "./reader.ts";

export type { SnapshotSources } from "./load-snapshot.ts";

export type SnapshotReader = Reader<SnapshotSources>;

/** An isolate's memory with the store behind it, and CONTROL behind that. */
export function createSnapshotReader(maxBytes?: number): SnapshotReader {
  return createReader(createStoreLoader(), maxBytes);
}
