import { choiceParameter, given, textParameter } from "./text.ts";

export type DeadLetterSearch = {
  readonly state?: "waiting" | "settled";
  /** The letter whose details are open. */
  readonly id?: string;
};

export function deadLetterSearch(search: Record<string, unknown>): DeadLetterSearch {
  return given({
    state: choiceParameter(search["state"], ["waiting", "settled"]),
    id: textParameter(search["id"]),
  });
}
