import {
  versionOf,
  type Asked,
  type Loaded,
  type ReadContext,
  type SnapshotKind,
  type SnapshotSources,
} from "@cleverdrip/edge-config";
import { withoutPort } from "../click/resolve-link.ts";
import type { Moment, TrackerDeps } from "../deps.ts";
import { campaignTemplates, plainTemplates } from "./plain-templates.ts";

/** A snapshot as the fast lane gets it. */
export type LaneSnapshot = {
  /**
   * Its JSON with its templates, "null" where there is none; undefined: as the tag that was asked with says. Text,
   * because objects that cross between Workers share no strings: they would take twice the memory of parsed ones.
   */
  readonly json: string | undefined;
} & Pick<Loaded, "tag" | "ageMs" | "isSure">;

/** What the fast lane asks the complete tracker: an answer for each, null where nothing answers. */
export type LaneRpc = {
  readonly readSnapshots: (asked: readonly Asked[]) => Promise<readonly (LaneSnapshot | null)[]>;
};

type Behind = Pick<TrackerDeps, "reader" | "sources">;
type Context = ReadContext<SnapshotSources>;

/**
 * Reads out of the complete tracker's memory and what is behind it. A copy's age goes along, so that two memories
 * in a row keep it no longer than one does.
 */
export async function readForLane(
  asked: readonly Asked[],
  { reader, sources }: Behind,
  { nowMs, background }: Moment,
): Promise<readonly (LaneSnapshot | null)[]> {
  const refreshes: Promise<unknown>[] = [];
  const context: Context = {
    sources,
    nowMs,
    background: (work) => {
      refreshes.push(work);
      background(work);
    },
  };
  const readAll = () => Promise.all(asked.map((each) => readOne(each, reader, context)));
  const answers = await readAll();
  if (refreshes.length === 0) return answers;
  // The fast lane asks behind its own response: it can wait for what is newer.
  await Promise.allSettled(refreshes);
  return readAll();
}

async function readOne(
  asked: Asked,
  reader: Behind["reader"],
  context: Context,
): Promise<LaneSnapshot | null> {
  try {
    return asked.kind === "link"
      ? await readLink(asked, reader, context)
      : await readCopy(asked, reader, context);
  } catch (error) {
    console.error({ event: "lane.unread", ...asked, error: String(error) });
    return null;
  }
}

async function readCopy(
  { kind, name, tag: known }: Asked,
  reader: Behind["reader"],
  context: Context,
): Promise<LaneSnapshot> {
  const value = await reader.read(kind, name, context);
  return answerOf([partOf(kind, name, value, reader)], known, context.nowMs, () =>
    value !== null && "routing" in value ? { ...value, plain: campaignTemplates(value) } : value,
  );
}

/** By slug on the platform's host, by `slug/host` on a customer's. */
async function readLink(
  { name, tag: known }: Asked,
  reader: Behind["reader"],
  context: Context,
): Promise<LaneSnapshot> {
  const [slug = "", host] = name.split("/");
  const [link, owner] = await Promise.all([
    reader.read("link", slug, context),
    host === undefined ? undefined : reader.read("host", withoutPort(host), context),
  ]);
  const parts = [partOf("link", slug, link, reader)];
  if (host !== undefined) parts.push(partOf("host", withoutPort(host), owner ?? null, reader));
  const isTheirs = owner === undefined || owner?.workspaceId === link?.workspaceId;
  if (link === null || !isTheirs) return answerOf([], known, context.nowMs, () => null);
  const workspace = await reader.read("workspace", link.workspaceId, context);
  parts.push(partOf("workspace", link.workspaceId, workspace, reader));
  return answerOf(parts, known, context.nowMs, () => ({
    version: link.version + versionOf(workspace),
    link: "members" in link ? null : link,
    workspace,
    plain: workspace?.fallbackUrl ? plainTemplates([workspace.fallbackUrl]) : null,
  }));
}

type Part = { readonly tag: string; readonly readAtMs: number | undefined };

function partOf(
  kind: SnapshotKind,
  name: string,
  value: object | null,
  reader: Behind["reader"],
): Part {
  const copy = reader.copyOf(kind, name);
  return { tag: `${versionOf(value)}:${copy?.size}`, readAtMs: copy?.readAtMs };
}

/** As old as the oldest part. */
function answerOf(
  parts: readonly Part[],
  known: string | undefined,
  nowMs: number,
  value: () => object | null,
): LaneSnapshot {
  const tag = parts.map((part) => part.tag).join();
  const ageMs = Math.max(0, ...parts.map(({ readAtMs }) => nowMs - (readAtMs ?? nowMs)));
  const json = tag !== "" && tag === known ? undefined : JSON.stringify(value());
  return { json, tag, ageMs, isSure: true };
}
