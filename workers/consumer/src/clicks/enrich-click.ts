import type { ClickEvent } from "@cleverdrip/contract";
import { addressPrefix, referrerDomain, textHash } from "@cleverdrip/core";
import type { ClickRecord } from "@cleverdrip/db";
import { parseUserAgent } from "./parse-user-agent.ts";

export type EnrichedClick = {
  /** All but uniqueness, which the campaign's window has yet to say. */
  readonly record: Omit<ClickRecord, "isUnique">;
  /**
   * Who clicked, for uniqueness within a day: the cookie if one was brought, else address with user agent, followed by
   * the cookie that the answer set, so that the next click of the same browser is known.
   */
  readonly visitorKeys: readonly number[];
};

/** Adds what can be read out of a click's headers; from here on the address is a hash and a prefix. */
export function enrichClick(click: ClickEvent, ipHash: string): EnrichedClick {
  const { ip, isReturning, workspaceId: _workspace, referrer, ...rest } = click;
  const cookieKey = textHash(`cookie:${click.visitorId}`);
  const addressKey = textHash(`address:${ipHash}:${click.userAgent}`);
  return {
    record: {
      ...rest,
      ...parseUserAgent(click.userAgent),
      referrerDomain: referrerDomain(referrer),
      ipHash,
      ipPrefix: addressPrefix(ip),
    },
    visitorKeys: isReturning ? [cookieKey] : [addressKey, cookieKey],
  };
}
