import { readQueryParameter, verifyClickId, type RouteTarget } from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";
import type { Arrival, LinkRequest } from "./arrival.ts";
import { readRecord, remind } from "./click-record.ts";
import { decide } from "./decide.ts";
import { followGiven } from "./follow-given.ts";
import { leadNowhere } from "./lead-nowhere.ts";
import { joinQueries } from "./mend-pasted.ts";
import { sendOn } from "./redirect.ts";
import { resolveLink, type Resolved } from "./resolve-link.ts";
import { findMember } from "./smart-link.ts";
import { takeClick } from "./take-click.ts";
import { newVisitor, readVisitor } from "./visitor.ts";

const NAMES = ["click_id", "clickid", "cid"];

/**
 * Sends a landing page's visitor on to the destination that the click was given. The click id comes with the address
 * or in the cookie that the click left; without one that is this link's it is a click of its own, past the landing page.
 */
export async function goOn(
  request: Request,
  asked: LinkRequest,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Response> {
  const resolved = await resolveLink(asked.host, asked.slug, deps, moment);
  if (resolved.kind === "none") return leadNowhere(request, asked, resolved.workspace, moment);
  const arrival =
    (await findClick(request, asked, resolved, deps, moment)) ??
    pastLanding(await takeClick(request, { ...asked, kind: "click" }, resolved, deps, moment));
  if (arrival === null) return leadNowhere(request, asked, resolved.workspace, moment);
  const { destination, url } = arrival.decision;
  return sendOn(request, asked, arrival, destination ?? url, deps, moment);
}

async function findClick(
  request: Request,
  asked: LinkRequest,
  resolved: Exclude<Resolved, { kind: "none" }>,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Arrival | null> {
  const cookies = request.headers.get("cookie");
  const left = leftByClick(cookies);
  const click = verifyClickId(givenId(asked.query) ?? left.id, deps.keys());
  if (click.kind !== "verified") return null;
  const target = await targetOf(resolved, click.linkNumber, deps, moment);
  if (target === null) return null;
  const visitor = readVisitor(cookies) ?? newVisitor(click.clickId);
  const isLeft = left.id === click.clickId;
  const query = isLeft ? joinQueries(asked.query, left.query) : asked.query;
  const own = { ...asked, query };
  const record = readRecord(request, own, moment.nowMs, visitor, target);
  record.id = click.clickId;
  remind(record, target.campaign, visitor);
  const given = followGiven(target, record.remembered) ?? target;
  return { visitor, record, target, decision: await decide(record, given, deps, moment) };
}

async function targetOf(
  resolved: Exclude<Resolved, { kind: "none" }>,
  linkNumber: number,
  deps: TrackerDeps,
  moment: Moment,
): Promise<RouteTarget | null> {
  if (resolved.kind === "smart-link") return findMember(resolved, linkNumber, deps, moment);
  return resolved.link.number === linkNumber ? resolved : null;
}

function pastLanding(arrival: Arrival | null): Arrival | null {
  return arrival && { ...arrival, decision: { ...arrival.decision, landingId: "" } };
}

function givenId(query: string): string | null {
  for (const name of NAMES) {
    const id = readQueryParameter(query, name);
    if (id !== null) return id;
  }
  return null;
}

/** The click that left its cookie, and the query it came with where that was short enough. */
function leftByClick(cookies: string | null): { readonly id: string; readonly query: string } {
  const [, id = "", query = ""] =
    /(?:^|;\s*)cd_c=([0-9a-z]{32})(?:~([^;\s]*))?\s*(?:;|$)/.exec(cookies ?? "") ?? [];
  return { id, query };
}
