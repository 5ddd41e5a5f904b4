import type { SnapshotKind, SnapshotOf } from "@cleverdrip/edge-config";
import type { Moment, TrackerDeps } from "../deps.ts";
import { plainTemplates, type PlainTemplates } from "./plain-snapshot.ts";

/** A snapshot as the fast lane gets it. */
export type LaneSnapshot<T> = {
  readonly value: T | null;
  readonly templates: PlainTemplates | null;
  /** Characters of its JSON and of the templates, about and at least. */
  readonly size: number;
  readonly ageMs: number;
};

/** What the fast lane asks the complete tracker. */
export type LaneRpc = {
  readonly readSnapshot: <K extends SnapshotKind>(
    kind: K,
    name: string,
  ) => Promise<LaneSnapshot<SnapshotOf[K]>>;
};

/**
 * Reads out of the complete tracker's memory and what is behind it. The copy's age goes along, so that two memories
 * in a row keep it no longer than one does. Throws where nothing answers.
 */
export async function readForLane<K extends SnapshotKind>(
  kind: K,
  name: string,
  { reader, sources }: Pick<TrackerDeps, "reader" | "sources">,
  { nowMs, background }: Moment,
): Promise<LaneSnapshot<SnapshotOf[K]>> {
  const refreshes: Promise<unknown>[] = [];
  const read = () =>
    reader.read(kind, name, {
      sources,
      nowMs,
      background: (work) => {
        refreshes.push(work);
        background(work);
      },
    });
  const known = await read();
  // The fast lane asks behind its own response: it can wait for what is newer.
  await Promise.allSettled(refreshes);
  const value = refreshes.length === 0 ? known : await read();
  const copy = reader.copyOf(kind, name);
  const templates = plainTemplates(kind, value);
  return {
    value,
    templates,
    size: (copy?.bytes ?? 0) + sizeOf(templates),
    ageMs: nowMs - (copy?.readAtMs ?? nowMs),
  };
}

/** Characters of the templates as JSON, or more: writing them out only to count them would take longer than all else. */
function sizeOf(templates: PlainTemplates | null): number {
  if (templates === null) return 0;
  const { byText, parameters } = templates;
  return Object.entries(byText).reduce(
    (sum, [text, { bare, slots }]) => sum + text.length + 2 * bare.length + 80 * slots.length,
    40 * Object.keys(parameters).length,
  );
}
