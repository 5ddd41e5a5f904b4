import type { WaitingFilter } from "../../../api/received.ts";
import { instantsOf } from "../../../search-params/log-search.ts";
import type { ReceivedSearch } from "../../../search-params/received-search.ts";
import { given } from "../../../search-params/text.ts";

/** What the shown filter asks to be judged again; null while it names no reason, or what a replay does not go by. */
export function waitingOf(
  { id: _id, reason, campaignId, from, to, verdict: _verdict, ...others }: ReceivedSearch,
  timezone: string,
): WaitingFilter | null {
  if (reason === undefined || reason === "OK" || Object.keys(others).length > 0) return null;
  return { reason, ...given({ campaignId, ...instantsOf(given({ from, to }), timezone) }) };
}
