import { planOf } from "@cleverdrip/core";
import type { Arrival } from "./arrival.ts";
import { remember, visitorCookie, type Visitor } from "./visitor.ts";

/**
 * Set-Cookie of a visitor who is new, or who was given something that the cookie does not say yet; else null. A page
 * loaded ahead of a visit is not yet the visitor's first time.
 */
export function newCookie(
  { visitor, decision, target }: Arrival,
  write: (visitor: Visitor) => string = visitorCookie,
): string | null {
  const { campaign } = target;
  const known =
    campaign.needsMemory === true && decision.reason === "OK"
      ? remember(visitor, planOf(campaign).tag, decision)
      : visitor;
  return known === visitor && visitor.isReturning ? null : write(known);
}
