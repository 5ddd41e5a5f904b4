import { expect, test } from "vitest";
import { TRAITS } from "../../../test-support/fraud-traffic.ts";
import type { SourceResult } from "../evidence.ts";
import type { Traits } from "../traits.ts";
import { isRepeatedLead, learnLeads } from "./repeated-leads.ts";

const PERSON = { prefix: 1, agent: 1 };
const SOMEBODY_ELSE = { prefix: 2, agent: 2 };

type Named = Partial<Omit<SourceResult, "traits">> & { readonly traits?: Partial<Traits> | null };

/** A result a minute, each by a click of its own. */
function named(list: readonly Named[]): readonly SourceResult[] {
  return list.map(({ traits = PERSON, ...over }, n) => ({
    id: `r${n}`,
    atMs: n * 60_000,
    publisherId: "p",
    campaignId: "k",
    event: "lead",
    clickId: `c${n}`,
    clickAtMs: 0,
    sub: "",
    txid: null,
    amountMicros: null,
    lead: "hash",
    via: "postback",
    isTakenBack: false,
    traits: traits === null ? null : { ...TRAITS, ...traits },
    ...over,
  }));
}

/** Which of them repeat a lead. */
function repeated(list: readonly Named[], allowsForAudiences = true): readonly boolean[] {
  const results = named(list);
  const leads = learnLeads(results);
  return results.map((result) => isRepeatedLead(result, leads, { allowsForAudiences }));
}

const other: Named = { traits: SOMEBODY_ELSE };
const elsewhere: Named = { ...other, publisherId: "q" };

test("whoever was first is the victim", () => {
  for (const allows of [true, false])
    expect(repeated([{}, elsewhere], allows)).toEqual([false, true]);
});

test("a source that names a lead again by another device has no victim", () => {
  for (const allows of [true, false]) expect(repeated([{}, other], allows)).toEqual([true, true]);
});

test("results of one click, and of no lead, repeat nothing", () => {
  expect(repeated([{}, { ...other, clickId: "c0" }])).toEqual([false, false]);
  expect(repeated([{ lead: null }, { ...other, lead: null }])).toEqual([false, false]);
});

test("people come again by the same browser at home: rule set 6 allows for it", () => {
  expect(repeated([{}, {}, {}])).toEqual([false, false, false]);
  expect(repeated([{}, {}, {}], false)).toEqual([true, true, true]);
});

test.each([
  [3, false],
  [4, true],
])("a browser that names %s leads has a list: %s", (leads, isList) => {
  const twice = Array.from({ length: 2 * leads }, (_, n) => ({ lead: `lead ${n % leads}` }));
  expect(repeated(twice)).toEqual(twice.map(() => isList));
});

test.each([
  ["for another sum", { ...other, amountMicros: 5 }],
  ["for another campaign by another publisher", { ...elsewhere, campaignId: "k2" }],
  ["by nobody knows whom", { traits: null }],
])("another one names it, %s: it is repeated", (_how, again) => {
  expect(repeated([{}, again]).at(-1)).toBe(true);
});
