import {
  choiceTag,
  encodeBits20,
  memoize,
  type RememberedChoice,
  visitorOfClick,
} from "@cleverdrip/core";

/** The visitor by our first-party cookie. */
export type Visitor = {
  readonly id: string;
  readonly isReturning: boolean;
  /** What the cookie says of campaigns: entries of `ENTRY` characters, newest first. */
  readonly memory: string;
};

/** `~` and the tags of campaign, variant and landing page, `---` where there is none. */
const ENTRY = 12;
const NONE = "---";
const MAX_ENTRIES = 20;

const COOKIE = /(?:^|;\s*)cd_[vt]=([0-9a-z]{24})((?:~[0-9a-z]{5}[0-9a-z-]{6}){0,20})\s*(?:;|$)/;

/** The visitor the browser says it is; null where it brings no cookie that we could have set. */
export function readVisitor(cookies: string | null): Visitor | null {
  const match = cookies === null ? null : COOKIE.exec(cookies);
  if (match === null) return null;
  return { id: match[1] ?? "", isReturning: true, memory: match[2] ?? "" };
}

/**
 * A visitor who was never here is called by the first click's id: a landing page that brings the id back brings the visitor
 * back, also where no cookie is kept.
 */
export function newVisitor(clickId: string): Visitor {
  return { id: visitorOfClick(clickId), isReturning: false, memory: "" };
}

/** A visitor who comes before any click, of 120 random bits. */
export function unknownVisitor(random: () => number): Visitor {
  let id = "";
  for (let i = 0; i < 6; i += 1) id += encodeBits20(random());
  return { id, isReturning: false, memory: "" };
}

/** What the visitor was given in the campaign with that tag; null where the cookie does not know it. */
export function recall({ memory }: Visitor, campaignTag: string): RememberedChoice | null {
  const at = memory.indexOf(`~${campaignTag}`);
  if (at === -1) return null;
  return { variantTag: tagAt(memory, at + 6), landingTag: tagAt(memory, at + 9) };
}

/** The visitor with the choice remembered; the same object where the cookie says so already. */
export function remember(
  visitor: Visitor,
  campaignTag: string,
  choice: { readonly variantId: string; readonly landingId: string },
): Visitor {
  const { memory } = visitor;
  const entry = `~${campaignTag}${tagOf(choice.variantId)}${tagOf(choice.landingId)}`;
  if (memory.includes(entry)) return visitor;
  const at = memory.indexOf(`~${campaignTag}`);
  const others = at === -1 ? memory : memory.slice(0, at) + memory.slice(at + ENTRY);
  return { ...visitor, memory: entry + others.slice(0, ENTRY * (MAX_ENTRIES - 1)) };
}

/** Of 90 days, for requests under that path. */
export function lastingCookie(pair: string, path: string, sameSite = "Lax"): string {
  return `${pair}; Max-Age=7776000; Path=${path}; HttpOnly; Secure; SameSite=${sameSite}`;
}

export function visitorCookie({ id, memory }: Visitor): string {
  return lastingCookie(`cd_v=${id}${memory}`, "/");
}

/** For pages of other sites, in a jar of its own: it must not displace the visitor that our own links know. */
export function visitorCookieElsewhere({ id, memory }: Visitor): string {
  return lastingCookie(`cd_t=${id}${memory}`, "/t/", "None; Partitioned");
}

function tagAt(memory: string, at: number): string {
  const tag = memory.slice(at, at + 3);
  return tag === NONE ? "" : tag;
}

/** Hashing takes longer than all else that is done for the cookie. */
const tagOf = memoize((id) => (id === "" ? NONE : choiceTag(id, 3)), 10_000);
