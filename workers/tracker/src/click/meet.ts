import type { RouteTarget } from "@cleverdrip/core";
import type { Moment } from "../deps.ts";
import type { Arrival, LinkRequest } from "./arrival.ts";
import { aim, readRecord } from "./click-record.ts";
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
  const known = readVisitor(request.headers.get("cookie"));
  const id = mintId(target.link.number, deps, moment);
  const visitor = known ?? newVisitor(id);
  const record = readRecord(request, asked, moment.nowMs, visitor);
  aim(record, id, target, visitor);
  return { visitor, record };
}
