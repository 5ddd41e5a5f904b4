import type { Moment, TrackerDeps } from "../deps.ts";
import { gifResponse } from "../gif.ts";
import type { LinkRequest } from "./arrival.ts";
import { resolveLink } from "./resolve-link.ts";
import { keep, takeClick } from "./take-click.ts";

/** Counts that an ad was shown. An unknown link is an image as well, and recorded nowhere. */
export async function impression(
  request: Request,
  asked: LinkRequest,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Response> {
  const resolved = await resolveLink(asked.host, asked.slug, deps, moment);
  if (resolved.kind === "none") return gifResponse();
  const arrival = await takeClick(request, asked, resolved, deps, moment);
  if (arrival !== null) keep(arrival, null, deps, moment);
  return gifResponse();
}
