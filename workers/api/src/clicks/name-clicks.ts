import type { ReceivedReport } from "@cleverdrip/contract";
import { findKnownClicks, findKnownLinks } from "@cleverdrip/db";
import { CLICK_ID } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { clickIdLinkNumber, clickIdTimeMs } from "./id-time.ts";

/** A click's row may be this much behind its click: batches wait in a queue. */
const ON_ITS_WAY_MS = 3_600_000;
const DAY_MS = 86_400_000;

export type NamedClick = NonNullable<ReceivedReport["click"]>;
/** The click, or what is wrong with the id. */
export type NamedClicks = ReadonlyMap<string, NamedClick | "malformed" | "unknown">;

/**
 * Clicks that a member names, by the ids as they were given. They are not proven by their MAC, whose keys are the tracker's:
 * a row is there, or the click is too old or too new to have one and its link is the workspace's.
 */
export async function nameClicks(
  ctx: WorkspaceContext,
  ids: readonly string[],
): Promise<NamedClicks> {
  const clicks = new Map([...new Set(ids)].map((id) => [id, readClick(id)] as const));
  const read = [...clicks.values()].filter((click) => click !== null);
  const { control, events, workspaceId } = ctx;
  const links = await findKnownLinks(
    control,
    workspaceId,
    read.map(({ linkNumber }) => linkNumber),
  );
  const needed = read.filter((click) => needsRow(click, ctx)).map(({ clickId }) => clickId);
  const rows = needed.length === 0 ? null : await findKnownClicks(events, workspaceId, needed);
  return new Map(
    [...clicks].map(([id, click]): [string, NamedClick | "malformed" | "unknown"] => {
      if (click === null) return [id, "malformed"];
      const isKnown = !needsRow(click, ctx) || rows?.has(click.clickId) === true;
      return [id, isKnown && links.has(click.linkNumber) ? click : "unknown"];
    }),
  );
}

function readClick(given: string): NamedClick | null {
  const clickId = given.toLowerCase();
  const linkNumber = clickIdLinkNumber(clickId);
  const atMs = clickIdTimeMs(clickId);
  const isId = CLICK_ID.test(clickId) && !Number.isNaN(linkNumber) && !Number.isNaN(atMs);
  return isId ? { clickId, atMs, linkNumber } : null;
}

function needsRow({ atMs }: NamedClick, { nowMs, workspace }: WorkspaceContext): boolean {
  const ageMs = nowMs - atMs;
  return ageMs > ON_ITS_WAY_MS && ageMs < workspace.hotWindowDays * DAY_MS;
}
