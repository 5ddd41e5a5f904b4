import type { Moment, TrackerDeps } from "../deps.ts";
import { andThen } from "./and-then.ts";
import type { Arrival, LinkRequest } from "./arrival.ts";
import { cutQuery, NOWHERE, readRecord, settle } from "./click-record.ts";
import { decide } from "./decide.ts";
import { fillUrl } from "./fill-url.ts";
import { meet } from "./meet.ts";
import type { Resolved } from "./resolve-link.ts";
import { chooseMember } from "./smart-link.ts";
import { readVisitor, unknownVisitor } from "./visitor.ts";

/** Who comes for a link, and what is decided for them; null where it leads nowhere. */
export function takeClick(
  request: Request,
  asked: LinkRequest,
  resolved: Exclude<Resolved, { kind: "none" }>,
  deps: TrackerDeps,
  moment: Moment,
): Arrival | null | Promise<Arrival | null> {
  if (resolved.kind === "smart-link") {
    const known = readVisitor(request.headers.get("cookie"));
    const visitor = known ?? unknownVisitor(deps.random);
    const record = readRecord(request, asked, moment.nowMs, visitor, NOWHERE);
    return chooseMember(resolved, visitor, record, deps, moment);
  }
  const { visitor, record } = meet(request, asked, resolved, deps, moment);
  return andThen(decide(record, resolved, deps, moment), (decision) => ({
    visitor,
    record,
    target: resolved,
    decision,
  }));
}

/** Hands the click over to be stored. Gives the address it leads to; null where it leads nowhere. */
export function keep(
  { record, target, decision }: Arrival,
  url: string | null,
  deps: TrackerDeps,
  moment: Moment,
): string | null {
  settle(record, decision);
  const location = url === null ? null : fillUrl(url, record, target.campaign);
  // What is stored says where the visitor went, also where a destination that was saved proves unusable.
  if (url !== null && location === null) record.reason = "A_NO_ROUTE";
  deps.buffer.add(cutQuery(record), moment);
  return location;
}
