import { openTemplate, type Template } from "@cleverdrip/core";
import { within, type LoadSnapshot } from "@cleverdrip/edge-config";
import type { PlainTemplates } from "./plain-snapshot.ts";
import type { LaneRpc } from "./read-for-lane.ts";

/** What a campaign's or workspace's snapshot has in the fast lane's memory beside its own fields. */
export type Plain = {
  /** By their text; none where its clicks are not for the fast lane. */
  readonly templates?: ReadonlyMap<string, Template>;
};

/** The complete tracker gives the store a second and CONTROL two. */
const TIMEOUT_MS = 3_500;

export const loadPlain: LoadSnapshot<LaneRpc> = async (kind, name, { sources }) => {
  const loaded = await within(TIMEOUT_MS, sources.readSnapshot(kind, name));
  const { value, templates, size, ageMs } = loaded;
  return { value: value && { ...value, ...openAll(templates) }, size, ageMs, isSure: true };
};

function openAll(templates: PlainTemplates | null): Plain {
  if (templates === null) return {};
  const parameters = new Map(Object.entries(templates.parameters));
  const opened = Object.entries(templates.byText).map(
    ([text, template]) => [text, openTemplate(template, parameters)] as const,
  );
  return { templates: new Map(opened) };
}
