import { addDays, dayStartMs, localDay, type Finding } from "@cleverdrip/core";
import { sealDay } from "../log/manifest.ts";
import { checkDay } from "./check-day.ts";
import { checkReceipts } from "./check-receipts.ts";
import { checkHour } from "./check-hour.ts";
import type { Checked, HourToCheck } from "./checked.ts";

const DAY_MS = 86_400_000;

/** A step of a recount: an hour, and what has come to its end with it: a day of the workspace, a day of the log. */
export async function verifyHour(hour: HourToCheck): Promise<Checked> {
  const { workspace, log, fromMs, toMs } = hour;
  const parts = [await checkHour(hour)];
  const day = localDay(workspace.timezone, fromMs);
  const endMs = dayStartMs(workspace.timezone, addDays(day, 1));
  if (endMs <= toMs) {
    const range = { day, fromMs: dayStartMs(workspace.timezone, day), toMs: endMs };
    parts.push(await checkDay(hour, range), await checkReceipts(hour, range));
  }
  const findings = parts.flatMap((part) => part.findings);
  if (toMs % DAY_MS === 0) {
    const { missing, changed } = await sealDay(log, workspace.id, utcDay(fromMs));
    findings.push(...missing.map((key) => gone(key)), ...changed.map((key) => replaced(key)));
  }
  return {
    findings,
    buckets: parts.reduce((sum, part) => sum + part.buckets, 0),
    events: parts.reduce((sum, part) => sum + part.events, 0),
  };
}

function utcDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function gone(key: string): Finding {
  const detail = `${key} is in the manifest of its day and not in the log`;
  return { cause: "missing-segment", place: "log", bucket: null, eventId: key, detail };
}

function replaced(key: string): Finding {
  const detail = `${key} has another checksum than in the manifest of its day`;
  return { cause: "bad-checksum", place: "log", bucket: null, eventId: key, detail };
}
