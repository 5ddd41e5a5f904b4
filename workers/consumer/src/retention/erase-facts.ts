import { clickTime, entityIdTime, firstEntityIdAt, localDay } from "@cleverdrip/core";
import {
  countErasable,
  eraseClicks,
  eraseReceived,
  eraseResults,
  eraseSub1,
  findPersonClicks,
  findPersonResults,
  scanClicks,
  scanReceived,
  scanResults,
  type ErasableResult,
} from "@cleverdrip/db";
import { blankReceived } from "./blank-line.ts";
import { joined, type EraseCounts, type EraseCursor } from "./erase-cursor.ts";
import type { EraseContext } from "./erase-step.ts";

export type EraseStep = (
  cursor: EraseCursor,
  own: EraseContext,
) => Promise<{ readonly cursor: EraseCursor; readonly counts: Partial<EraseCounts> }>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Rows that one step looks at. */
const ROWS = 5_000;

export const eraseClickRows: EraseStep = async (cursor, own) => {
  const { db, workspace, kind, subject } = own;
  if (kind === "click") {
    const person = await findPersonClicks(db, workspace.id, subject);
    const clickIds = joined(cursor.clickIds, person.clickIds);
    const viewIds = joined(cursor.viewIds, person.viewIds);
    const visitorIds = joined(cursor.visitorIds, person.visitorIds);
    const counts = await blankClicks({ clickIds, viewIds }, own);
    const places = joined(cursor.places, [...clickIds, ...viewIds].flatMap(clickPlace));
    return { cursor: next(cursor, "results", { clickIds, viewIds, visitorIds, places }), counts };
  }
  const page = { afterId: cursor.after, limit: ROWS };
  const { ids, lastId } = await scanClicks(db, workspace.id, subject, page);
  const counts = await blankClicks({ clickIds: ids, viewIds: [] }, own);
  const clickIds = joined(cursor.clickIds, ids);
  return { cursor: goOn(cursor, lastId, "results", { clickIds }), counts };
};

async function blankClicks(
  ids: Parameters<typeof countErasable>[2],
  { db, workspace, isDry }: EraseContext,
): Promise<Partial<EraseCounts>> {
  const counts = await countErasable(db, workspace.id, ids);
  if (!isDry) await eraseClicks(db, workspace.id, ids, workspace.timezone);
  return counts;
}

function clickPlace(id: string): readonly string[] {
  const atMs = clickTime(id)?.atMs;
  return atMs === undefined ? [] : [place("clicks", atMs)];
}

function place(kind: "clicks" | "conversions" | "journal", atMs: number): string {
  return `${kind} ${Math.floor(atMs / HOUR_MS) * HOUR_MS}`;
}

export const eraseResultRows: EraseStep = async (cursor, own) => {
  const { db, workspace, kind, subject } = own;
  const named =
    cursor.after === ""
      ? await findPersonResults(db, workspace.id, cursor.clickIds, cursor.visitorIds)
      : [];
  const page = { afterId: cursor.after, limit: ROWS };
  const scanned =
    kind === "value"
      ? await scanResults(db, workspace.id, subject, page)
      : { found: [], lastId: null };
  const results = new Map([...named, ...scanned.found].map((row) => [row.id, row]));
  const rows = [...results.values()].map((row) => ({
    ...row,
    received: blankReceived(row.received, { value: valueOf(own) }),
  }));
  const told = rows.filter((row) => isTold(row, results.get(row.id)));
  if (!own.isDry && rows.length > 0) await eraseResults(db, workspace.id, rows);
  const reportIds = rows.flatMap(reportIdsOf);
  const found = {
    resultIds: joined(cursor.resultIds, [...results.keys()]),
    reportIds: joined(cursor.reportIds, reportIds),
    places: joined(cursor.places, [
      ...rows.flatMap(({ writtenAtMs }) => writtenAtMs.map((atMs) => place("journal", atMs))),
      ...rows.map(({ receivedAtMs }) => place("conversions", receivedAtMs)),
      ...reportIds.flatMap(reportPlace),
    ]),
  };
  const counts = { conversions: told.length };
  return { cursor: goOn(cursor, scanned.lastId, "received", found), counts };
};

/** Whether there is still something of a person in it. */
function isTold(blanked: ErasableResult, before: ErasableResult | undefined): boolean {
  return blanked.visitorId !== "" || blanked.sub1 !== "" || blanked.received !== before?.received;
}

/** Reports that brought its sums; others are found in the received log. */
function reportIdsOf({ counted }: ErasableResult): readonly string[] {
  // Written by us, in this shape.
  const sums = JSON.parse(counted) as readonly { readonly by?: string }[];
  return sums.flatMap(({ by }) => by ?? []);
}

function reportPlace(id: string): readonly string[] {
  const atMs = entityIdTime("rcv", id);
  return atMs === null ? [] : [place("conversions", atMs)];
}

export const eraseReceivedRows: EraseStep = async (cursor, own) => {
  const { db, workspace } = own;
  const { clickIds, visitorIds, resultIds: conversionIds } = cursor;
  const search = { clickIds, visitorIds, conversionIds, value: valueOf(own) };
  const afterId = cursor.after === "" ? firstReport(own) : cursor.after;
  const { found, lastId } = await scanReceived(db, workspace.id, search, { afterId, limit: ROWS });
  const rows = found.map(({ id, parameters }) => ({
    id,
    parameters: blankReceived(parameters, search),
  }));
  const told = found.filter(
    ({ parameters, hasSender }, i) => hasSender === 1 || rows[i]?.parameters !== parameters,
  );
  if (!own.isDry && rows.length > 0) await eraseReceived(db, workspace.id, rows);
  const more = {
    reportIds: joined(
      cursor.reportIds,
      found.map(({ id }) => id),
    ),
    places: joined(
      cursor.places,
      found.map(({ atMs }) => place("conversions", atMs)),
    ),
  };
  return { cursor: goOn(cursor, lastId, "letters", more), counts: { reports: told.length } };
};

/** Nobody reports a click before it was made; clocks may be an hour apart. */
function firstReport({ kind, subject }: EraseContext): string {
  const atMs = kind === "click" ? (clickTime(subject)?.atMs ?? 0) : 0;
  return atMs === 0 ? "" : firstEntityIdAt("rcv", atMs - HOUR_MS);
}

/** A value that was a sub1 stands in the totals itself. */
export const eraseTotals: EraseStep = async (cursor, own) => {
  const { db, workspace, nowMs } = own;
  if (own.kind === "value" && !own.isDry) {
    const firstHotMs = nowMs - workspace.hotWindowDays * DAY_MS;
    await eraseSub1(db, workspace.id, own.subject, localDay(workspace.timezone, firstHotMs));
  }
  return { cursor: next(cursor, "log", {}), counts: {} };
};

/** In lower case; "" = it is about a click. */
export function valueOf({ kind, subject }: EraseContext): string {
  return kind === "value" ? subject.toLowerCase() : "";
}

function next(
  cursor: EraseCursor,
  phase: EraseCursor["phase"],
  found: Partial<EraseCursor>,
): EraseCursor {
  return { ...cursor, ...found, phase, after: "" };
}

/** The same phase from `lastId` on; null: the next phase. */
export function goOn(
  cursor: EraseCursor,
  lastId: string | null,
  phase: EraseCursor["phase"],
  found: Partial<EraseCursor>,
): EraseCursor {
  return lastId === null ? next(cursor, phase, found) : { ...cursor, ...found, after: lastId };
}
