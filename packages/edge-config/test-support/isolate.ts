import { vi } from "vitest";
import {
  createSnapshotReader,
  type SnapshotKind,
  type SnapshotOf,
  type SnapshotSources,
} from "../src/index.ts";

export type Isolate = {
  /** Reads at that time; what goes on behind the response is over when it resolves. */
  readonly read: <K extends SnapshotKind>(
    kind: K,
    name: string,
    nowMs: number,
    sources?: SnapshotSources,
  ) => Promise<SnapshotOf[K] | null>;
  readonly reader: ReturnType<typeof createSnapshotReader>;
};

/** A reader as an isolate has it, with what its requests would wait for. */
export function createIsolate(sources: SnapshotSources, maxBytes?: number): Isolate {
  const reader = createSnapshotReader(maxBytes);
  return {
    reader,
    read: async (kind, name, nowMs, instead = sources) => {
      const work: Promise<unknown>[] = [];
      const background = (promise: Promise<unknown>) => void work.push(promise);
      const value = await reader.read(kind, name, { sources: instead, nowMs, background });
      while (work.length > 0) {
        if (vi.isFakeTimers()) await vi.runAllTimersAsync();
        await work.pop();
      }
      return value;
    },
  };
}
