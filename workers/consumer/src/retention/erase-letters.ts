import type { ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import { blankParameters, CURRENT_RULES, NO_SIGNALS } from "@cleverdrip/core";
import { nextLetters, type UnblankedLetter } from "@cleverdrip/db";
import { parseUserAgent } from "../clicks/parse-user-agent.ts";
import { traitsOf } from "../clicks/traits-of.ts";
import { knownOf } from "../queue/blank-addresses.ts";
import { saveBody } from "../queue/blank-letters.ts";
import { loadValue } from "../queue/keep-aside.ts";
import { writeKeptReport, type KeptReport } from "../queue/kept-report.ts";
import { keepBody } from "../queue/letter-body.ts";
import { readAny } from "../queue/read-any.ts";
import { erasedIds } from "./erase-log.ts";
import type { ErasedIds } from "./blank-line.ts";
import { goOn, valueOf, type EraseStep } from "./erase-facts.ts";
import type { EraseContext } from "./erase-step.ts";

/** Dead letters that one step looks at: each may be an object of its own. */
const LETTERS = 50;

/** Messages of the workspace that could not be processed. They stay what they are counted and paid by, for a replay. */
export const eraseLetters: EraseStep = async (cursor, own) => {
  const { letters, workspace } = own;
  const page = { afterId: cursor.after, limit: LETTERS };
  const { found, lastId } = await nextLetters(letters, workspace.id, page);
  const erased = erasedIds(cursor, own);
  let [told, unreadable] = [0, 0];
  for (const letter of found) {
    const body = await load(letter, own);
    if (body === undefined) unreadable += 1;
    const after = body === undefined ? null : await blankMessage(body, erased, own);
    if (after === null) continue;
    told += 1;
    if (!own.isDry) await saveBody(letter, keepBody(after), null, { letters, bodies: own.log });
  }
  return { cursor: goOn(cursor, lastId, "uploads", {}), counts: { letters: told, unreadable } };
};

/** undefined: the object that held it is gone. */
async function load(letter: UnblankedLetter, { log }: EraseContext): Promise<unknown> {
  try {
    return await loadValue(letter, log);
  } catch (error) {
    console.error({ event: "erasure.unreadable", id: letter.id, error: String(error) });
    return undefined;
  }
}

/** The message without what it tells of the person; null where it tells nothing of one. */
async function blankMessage(body: unknown, erased: ErasedIds, own: EraseContext): Promise<unknown> {
  const read = readAny(body);
  switch (read.kind) {
    case "unreadable":
    case "delivery":
      return null;
    case "clicks": {
      const clicks = read.batch.clicks.map((click) => blankClick(click, erased, own));
      const isTold = clicks.some((click, i) => click !== read.batch.clicks[i]);
      return isTold ? { ...read.batch, clicks } : null;
    }
    case "report":
    case "kept-report": {
      const known = read.kind === "report" ? null : read.known;
      if (!isOfReport(read.report, known?.id ?? null, erased, own)) return null;
      const kept = { report: read.report, known: known ?? (await knownOf(read.report, own)) };
      const after = writeKeptReport(blankReport(kept, own));
      return JSON.stringify(after) === JSON.stringify(body) ? null : after;
    }
  }
}

/** Its own visitor from then on, so that it is nobody's duplicate; what was read out of its browser is decided. */
function blankClick(click: ClickEvent, erased: ErasedIds, own: EraseContext): ClickEvent {
  if (click.workspaceId !== own.workspace.id) return click;
  const { clickIds, visitorIds } = erased;
  const isOwn =
    clickIds.has(click.id) || visitorIds.has(click.visitorId) || says(JSON.stringify(click), own);
  const visitorId = `erased-${click.id}`;
  if (!isOwn || click.visitorId === visitorId) return click;
  const { isBot: isListedBot } = parseUserAgent(click.userAgent);
  const { known } = traitsOf(click, { ipHash: "", ipPrefix: "", isListedBot });
  return {
    ...click,
    ...NO_SIGNALS,
    visitorId,
    isReturning: true,
    reason: CURRENT_RULES.judgeRequest({ cameAs: click.reason, isListedBot, known }),
    ip: "",
    userAgent: "",
    query: "",
    referrer: "",
    region: "",
    city: "",
  };
}

function isOfReport(
  report: ReceivedReport,
  id: string | null,
  { clickIds, visitorIds, reportIds }: ErasedIds,
  own: EraseContext,
): boolean {
  return (
    (id !== null && reportIds.has(id)) ||
    clickIds.has(report.click?.clickId ?? "") ||
    visitorIds.has(report.visitorId ?? "") ||
    says(JSON.stringify(report), own)
  );
}

function blankReport({ report, known }: KeptReport, own: EraseContext): KeptReport {
  const value = valueOf(own);
  const { visitorId: _v, site: _s, userAgent: _u, ...kept } = report;
  const said = blankParameters(report.parameters, value === "" ? [] : [value]);
  const parameters = said.map(([name, text]): [string, string] => [name, text]);
  return { known, report: { ...kept, parameters, query: null, ip: "" } };
}

function says(text: string, own: EraseContext): boolean {
  const value = valueOf(own);
  return value !== "" && text.toLowerCase().includes(value);
}
