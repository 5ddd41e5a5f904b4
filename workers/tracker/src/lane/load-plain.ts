import { openSlot } from "@cleverdrip/core";
import { within, type Loaded, type LoadSnapshots } from "@cleverdrip/edge-config";
import type { Plain } from "./plain-link.ts";
import type { PlainTemplates } from "./plain-templates.ts";
import type { LaneRpc, LaneSnapshot } from "./read-for-lane.ts";

/** The complete tracker gives the store a second and CONTROL two. */
const TIMEOUT_MS = 3_500;

export const loadPlain: LoadSnapshots<LaneRpc> = (asked, { sources }) => {
  const answers = within(TIMEOUT_MS, sources.readSnapshots(asked));
  return async (each) => toLoaded((await answers)[asked.indexOf(each)]);
};

function toLoaded(answer: LaneSnapshot | null | undefined): Loaded {
  if (!answer) throw new Error("no answer");
  const { json } = answer;
  if (json === undefined) return { ...answer, value: json, size: 0 };
  // The complete tracker has just written it.
  const value = JSON.parse(json);
  if (value?.plain) value.plain = openAll(value.plain);
  return { ...answer, value, size: json.length };
}

function openAll({ byText, slots, parameters: fields }: PlainTemplates): Plain["plain"] {
  const opened = slots.map(openSlot);
  const parameters = new Map(Object.entries(fields));
  return new Map(
    Object.entries(byText).map(([text, [head, ...numbers]]) => [
      text,
      { head, slots: numbers.flatMap((number) => opened[number] ?? []), parameters },
    ]),
  );
}
