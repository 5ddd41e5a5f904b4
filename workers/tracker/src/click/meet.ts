import type { RouteTarget } from "@cleverdrip/core";
import type { Moment } from "../deps.ts";
import type { Arrival, LinkRequest } from "./arrival.ts";
import { readRecord, remind } from "./click-record.ts";
import { mintId, type IdDeps } from "./mint-id.ts";
import { newVisitor, readVisitor } from "./visitor.ts";

/** Who comes for a link, as a click of that link under a new id. Nothing is decided yet. */
export function meet(
  request: Request,
  asked: LinkRequest,
  target: RouteTarget,
  deps: IdDeps,
  moment: Moment,
): Pick<Arrival, "visitor" | "record"> {
  // Each is asked of the runtime anew where it is read from the request.
  const { headers, cf } = request;
  const known = readVisitor(headers.get("cookie"));
  const id = mintId(target.link.number, deps, moment);
  const visitor = known ?? newVisitor(id);
  const record = readRecord({ headers, cf }, asked, moment.nowMs, visitor, target);
  record.id = id;
  remind(record, target.campaign, visitor);
  return { visitor, record };
}
