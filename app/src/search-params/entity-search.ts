import { choiceParameter, given, textParameter } from "./text.ts";

/** Filters of a list of campaigns, publishers or links. `new` opens the form of a new one. */
export type EntitySearch = {
  readonly search?: string;
  readonly status?: "active" | "paused";
  readonly new?: true;
};

export function entitySearch(search: Record<string, unknown>): EntitySearch {
  return given({
    search: textParameter(search["search"]),
    status: choiceParameter(search["status"], ["active", "paused"]),
    new: search["new"] === true ? (true as const) : undefined,
  });
}
