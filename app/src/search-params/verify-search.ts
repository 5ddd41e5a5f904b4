import { given, textParameter } from "./text.ts";

/** The recount whose findings are shown; none = the newest. */
export type VerifySearch = { readonly run?: string };

export function verifySearch(search: Record<string, unknown>): VerifySearch {
  return given({ run: textParameter(search["run"]) });
}
