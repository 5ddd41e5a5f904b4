import { countErasable, eraseClicks } from "@cleverdrip/db";
import type { ClickLine } from "../log/click-line.ts";
import { listSegments } from "../log/read-log.ts";
import { LOG_KINDS, type LogKind } from "../log/segment-key.ts";
import type { ErasedIds } from "./blank-line.ts";
import type { EraseCounts, EraseCursor } from "./erase-cursor.ts";
import type { EraseStep } from "./erase-facts.ts";
import { eraseSegment } from "./erase-segment.ts";
import type { EraseContext } from "./erase-step.ts";

const HOUR_MS = 3_600_000;
/** Segments of one step: each is read, and some are written. */
const SEGMENTS = 30;

/** Some segments of the log: for a click those of its hours and its conversions', for a value every one. */
export const eraseLog: EraseStep = async (cursor, own) => {
  const [number = "0", after = ""] = cursor.after.split(" ");
  const places = own.kind === "click" ? cursor.places : LOG_KINDS;
  const place = places[Number(number)];
  if (place === undefined) return { cursor: ended(cursor), counts: {} };
  // What waits in the journal is to be in the log by then.
  if (cursor.after === "" && !own.isDry) await own.drainJournal(own.workspace.eventsShard);
  const [kind = "", hour = ""] = place.split(" ");
  const { keys, isLast } = await nextKeys(logKind(kind), hour, after, own);
  const counts = await eraseKeys(logKind(kind), keys, erasedIds(cursor, own), own);
  const goOn = isLast ? `${Number(number) + 1}` : `${number} ${keys.at(-1) ?? ""}`;
  return { cursor: { ...cursor, after: goOn }, counts };
};

/** A redelivery may bring the clicks into the log once more while queues still hold them: that is looked at later. */
function ended(cursor: EraseCursor): EraseCursor {
  return { ...cursor, after: "", phase: cursor.pass === 1 ? "again" : "over" };
}

function logKind(name: string): LogKind {
  const kind = LOG_KINDS.find((own) => own === name);
  if (kind === undefined) throw new RangeError(`the log has no ${name}`);
  return kind;
}

async function nextKeys(
  kind: LogKind,
  hour: string,
  after: string,
  { log, workspace }: EraseContext,
): Promise<{ readonly keys: readonly string[]; readonly isLast: boolean }> {
  if (hour === "") {
    const prefix = `${workspace.id}/${kind}/`;
    const from = after === "" ? {} : { startAfter: after };
    const page = await log.list({ prefix, limit: SEGMENTS, ...from });
    return { keys: page.objects.map(({ key }) => key), isLast: !page.truncated };
  }
  const range = { fromMs: Number(hour), toMs: Number(hour) + HOUR_MS };
  const segments = await listSegments(log, workspace.id, kind, range);
  const keys = segments
    .map(({ key }) => key)
    .filter((key) => key > after)
    .toSorted();
  return { keys: keys.slice(0, SEGMENTS), isLast: keys.length <= SEGMENTS };
}

async function eraseKeys(
  kind: LogKind,
  keys: readonly string[],
  erased: ErasedIds,
  own: EraseContext,
): Promise<Partial<EraseCounts>> {
  const { log, isDry } = own;
  let [clicks, logLines, unreadable] = [0, 0, 0];
  for (const key of keys) {
    const found = async (lines: readonly string[]) => {
      if (kind === "clicks") clicks += await followLines(lines, erased, own);
    };
    const done = await eraseSegment(log, kind, { key, isDry, found }, erased);
    if (done.kind === "done") logLines += done.lines;
    else {
      unreadable += 1;
      console.error({ event: "erasure.unreadable", key });
    }
  }
  return { clicks, logLines, unreadable };
}

/** Rows that no index led to: the log says whose they are, and is to go on saying the same as they do. */
async function followLines(
  lines: readonly string[],
  { clickIds }: ErasedIds,
  { db, workspace, isDry }: EraseContext,
): Promise<number> {
  // Lines with a checksum are those that this Worker wrote.
  const ids = lines.map((text) => (JSON.parse(text) as ClickLine).id);
  const others = { clickIds: ids.filter((id) => !clickIds.has(id)), viewIds: [] };
  if (others.clickIds.length === 0) return 0;
  const { clicks } = await countErasable(db, workspace.id, others);
  if (!isDry) await eraseClicks(db, workspace.id, others, workspace.timezone);
  return clicks;
}

export function erasedIds(cursor: EraseCursor, { kind, subject }: EraseContext): ErasedIds {
  return {
    clickIds: new Set([...cursor.clickIds, ...cursor.viewIds]),
    visitorIds: new Set(cursor.visitorIds),
    resultIds: new Set(cursor.resultIds),
    reportIds: new Set(cursor.reportIds),
    value: kind === "value" ? subject.toLowerCase() : "",
  };
}
