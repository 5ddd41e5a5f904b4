import type { Campaign, WhatIfQuestion } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { parsePercent, percentText, ppmOfPercent } from "../../format/percent.ts";

export type Attribution = Campaign["conversionPolicy"]["attribution"];
type Rung = Attribution["rungs"][number];
type Model = Attribution["model"];

/** As it is being typed. */
export type AttributionDraft = {
  readonly model: Model["kind"];
  readonly first: string;
  readonly last: string;
  /** Days. */
  readonly halfLife: string;
  /** Every rung, in the order in which those that are on are tried. */
  readonly rungs: readonly RungDraft[];
  /** Minutes. */
  readonly minWindow: string;
  /** Days. */
  readonly clickWindow: string;
  readonly cookieWindow: string;
  /** Hours. */
  readonly guessWindow: string;
  readonly hasViews: boolean;
  /** Hours. */
  readonly viewWindow: string;
};

export type RungDraft = { readonly rung: Rung; readonly isOn: boolean };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const CHOICES: readonly Rung[] = ["click-id", "cookie", "coupon", "clickless", "fingerprint"];

export const ATTRIBUTION_PATH = "conversionPolicy.attribution";

export function attributionDraftOf(policy: Attribution): AttributionDraft {
  const { model, rungs, maxWindowMs, minWindowMs, viewThrough } = policy;
  const isPosition = model.kind === "position";
  const off = CHOICES.filter((rung) => !rungs.includes(rung));
  return {
    model: model.kind,
    first: percentText(isPosition ? model.firstPpm : 400_000),
    last: percentText(isPosition ? model.lastPpm : 400_000),
    halfLife: count(model.kind === "time-decay" ? model.halfLifeMs : 7 * DAY_MS, DAY_MS),
    rungs: [
      ...rungs.map((rung) => ({ rung, isOn: true })),
      ...off.map((rung) => ({ rung, isOn: false })),
    ],
    minWindow: count(minWindowMs, MINUTE_MS),
    clickWindow: count(maxWindowMs["click-id"], DAY_MS),
    cookieWindow: count(maxWindowMs.cookie, DAY_MS),
    guessWindow: count(maxWindowMs.fingerprint, HOUR_MS),
    hasViews: viewThrough !== null,
    viewWindow: count(viewThrough?.windowMs ?? DAY_MS, HOUR_MS),
  };
}

/** Only of a draft that `attributionErrors` has nothing against. */
export function attributionOf(draft: AttributionDraft): Attribution {
  const { hasViews, viewWindow, minWindow, clickWindow, cookieWindow } = draft;
  return {
    model: modelOf(draft),
    rungs: chosenRungs(draft),
    minWindowMs: minutes(minWindow) ?? 0,
    maxWindowMs: {
      "click-id": ms(clickWindow, DAY_MS) ?? DAY_MS,
      cookie: ms(cookieWindow, DAY_MS) ?? DAY_MS,
      fingerprint: ms(draft.guessWindow, HOUR_MS) ?? DAY_MS,
    },
    viewThrough: hasViews ? { windowMs: ms(viewWindow, HOUR_MS) ?? HOUR_MS } : null,
  };
}

function chosenRungs({ rungs }: AttributionDraft): Rung[] {
  return rungs.filter(({ isOn }) => isOn).map(({ rung }) => rung);
}

export function questionOf(draft: AttributionDraft, days: number): WhatIfQuestion {
  return { ...attributionOf(draft), rungs: chosenRungs(draft), days };
}

export function attributionErrors(draft: AttributionDraft): FieldErrors {
  const { model, first, last, halfLife, minWindow, clickWindow, cookieWindow } = draft;
  const isBad = {
    "model.firstPpm": model === "position" && parsePercent(first) === null && PERCENT,
    "model.lastPpm": model === "position" && percentProblem(first, last),
    "model.halfLifeMs": model === "time-decay" && ms(halfLife, DAY_MS) === null && DAYS,
    rungs: !draft.rungs.some(({ isOn }) => isOn) && "Leave at least one on, or nobody is paid.",
    minWindowMs: minutes(minWindow) === null && "Write minutes, such as 0 or 5.",
    "maxWindowMs.click-id": ms(clickWindow, DAY_MS) === null && DAYS,
    "maxWindowMs.cookie": ms(cookieWindow, DAY_MS) === null && DAYS,
    "maxWindowMs.fingerprint": isGuessing(draft) && !isGuess(draft.guessWindow) && GUESS_HOURS,
    "viewThrough.windowMs":
      draft.hasViews && ms(draft.viewWindow, HOUR_MS) === null && "Write hours, such as 24.",
  };
  return Object.fromEntries(
    Object.entries(isBad).flatMap(([field, problem]) =>
      problem === false ? [] : [[`${ATTRIBUTION_PATH}.${field}`, problem]],
    ),
  );
}

const PERCENT = "Write a percentage from 0 to 100.";
const GUESS_HOURS = "Write hours, from a part of one to 24.";
const DAYS = "Write days, from a part of one to 365.";

export function isGuessing({ rungs }: AttributionDraft): boolean {
  return rungs.some(({ rung, isOn }) => rung === "fingerprint" && isOn);
}

/** A day at most: addresses change hands. */
function isGuess(text: string): boolean {
  return (ms(text, HOUR_MS) ?? Number.POSITIVE_INFINITY) <= DAY_MS;
}

function percentProblem(first: string, last: string): string | false {
  const [a, b] = [parsePercent(first), parsePercent(last)];
  if (b === null) return PERCENT;
  return a !== null && a + b > 100 && "First and last together are at most 100\u00a0%.";
}

function modelOf({ model, first, last, halfLife }: AttributionDraft): Model {
  switch (model) {
    case "position":
      return {
        kind: "position",
        firstPpm: ppmOfPercent(parsePercent(first) ?? 0),
        lastPpm: ppmOfPercent(parsePercent(last) ?? 0),
      };
    case "time-decay":
      return { kind: "time-decay", halfLifeMs: ms(halfLife, DAY_MS) ?? DAY_MS };
    case "last":
    case "first":
    case "linear":
      return { kind: model };
  }
}

/** Ten decimals of the unit: reads back as the same millisecond. */
function count(timeMs: number, unitMs: number): string {
  return String(Number((timeMs / unitMs).toFixed(10)));
}

/** From a second to a year, as the api takes it. */
function ms(text: string, unitMs: number): number | null {
  const time = timeOf(text, unitMs);
  return time !== null && time >= 1_000 && time <= 365 * DAY_MS ? time : null;
}

function minutes(text: string): number | null {
  const time = timeOf(text, MINUTE_MS);
  return time !== null && time <= 364 * DAY_MS ? time : null;
}

function timeOf(text: string, unitMs: number): number | null {
  const trimmed = text.trim().replace(",", ".");
  return /^\d{1,6}(?:\.\d{1,12})?$/.test(trimmed) ? Math.round(Number(trimmed) * unitMs) : null;
}
