import { choiceTag } from "@cleverdrip/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  newVisitor,
  readVisitor,
  recall,
  remember,
  unknownVisitor,
  visitorCookie,
  visitorCookieElsewhere,
} from "./visitor.ts";

const ID = "0123456789abcdefghjkmnpq";
const CLICK_ID = `${ID.slice(0, 8)}linknumb${ID.slice(8)}`;
const TAG = "abcde";

function cookieOf(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

test("what a visitor was given in a campaign is read back from the cookie it left", () => {
  const visitor = remember({ id: ID, isReturning: false, memory: "" }, TAG, {
    variantId: "var_1",
    landingId: "",
  });
  const back = readVisitor(`other=1; ${cookieOf(visitorCookie(visitor))}`);
  expect(back).toMatchObject({ id: ID, isReturning: true });
  expect(back && recall(back, TAG)).toEqual({ variantTag: choiceTag("var_1", 3), landingTag: "" });
  expect(back && recall(back, "zzzzz")).toBeNull();
});

test("the same choice again leaves the cookie as it is, another one takes the old one's place", () => {
  const choice = { variantId: "var_1", landingId: "lan_1" };
  const first = remember({ id: ID, isReturning: true, memory: "" }, TAG, choice);
  expect(remember(first, TAG, choice)).toBe(first);
  const second = remember(remember(first, "other", choice), TAG, { ...choice, landingId: "" });
  expect(second.memory).toHaveLength(24);
  expect(second.memory.startsWith(`~${TAG}`)).toBe(true);
  expect(recall(second, TAG)).toMatchObject({ landingTag: "" });
});

test("the newest twenty campaigns are remembered, and what is written can always be read", () => {
  const tag = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{5}$/);
  const visit = fc.record({ tag, variantId: fc.string(), landingId: fc.string() });
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 40 }), (visits) => {
      let visitor = newVisitor(CLICK_ID);
      for (const { tag: campaign, ...choice } of visits) {
        visitor = remember(visitor, campaign, choice);
        const back = readVisitor(cookieOf(visitorCookie(visitor)));
        expect(back).toEqual({ ...visitor, isReturning: true });
        expect(visitor.memory.length).toBeLessThanOrEqual(240);
        expect(recall(visitor, campaign)).toEqual({
          variantTag: choice.variantId && choiceTag(choice.variantId, 3),
          landingTag: choice.landingId && choiceTag(choice.landingId, 3),
        });
      }
    }),
  );
});

test.each([
  ["nothing", null],
  ["another cookie", "cd_x=1"],
  ["a short id", "cd_v=0123"],
  ["capital letters", `cd_v=${ID.toUpperCase()}`],
  ["an entry cut short", `cd_v=${ID}~abcde12`],
  ["text behind the id", `cd_v=${ID}<script>`],
  ["more entries than are ever written", `cd_v=${ID}${"~abcde111222".repeat(21)}`],
  ["a name that only ends so", `xcd_v=${ID}`],
])("a browser that brings %s is a new visitor", (_, cookies) => {
  expect(readVisitor(cookies)).toBeNull();
});

test("a first visitor is called by the click's time and the part of its id that nobody can guess", () => {
  expect(newVisitor(CLICK_ID)).toEqual({ id: ID, isReturning: false, memory: "" });
});

test("a visitor before any click gets 120 random bits", () => {
  let n = 0;
  const visitor = unknownVisitor(() => (n += 1));
  expect(n).toBe(6);
  expect(visitor.id).toMatch(/^[0-9a-z]{24}$/);
});

test("on other sites' pages the visitor is kept apart from the one our own links know", () => {
  const visitor = newVisitor(CLICK_ID);
  expect(visitorCookie(visitor)).toBe(
    `cd_v=${ID}; Max-Age=7776000; Path=/; HttpOnly; Secure; SameSite=Lax`,
  );
  expect(visitorCookieElsewhere(visitor)).toBe(
    `cd_t=${ID}; Max-Age=7776000; Path=/t/; HttpOnly; Secure; SameSite=None; Partitioned`,
  );
});
