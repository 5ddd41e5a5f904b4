import { encodeBits20 } from "@cleverdrip/core";

const NAME = "cd_v";
const MAX_AGE_SECONDS = 90 * 86_400;

export type Visitor = { readonly id: string; readonly isReturning: boolean };

/** The visitor by our first-party cookie; a new one where the browser brings none that we could have set. */
export function readVisitor(cookies: string | null, random: () => number): Visitor {
  const id =
    cookies === null ? undefined : /(?:^|;\s*)cd_v=([0-9a-z]{24})(?:;|$)/.exec(cookies)?.[1];
  return id === undefined ? { id: newId(random), isReturning: false } : { id, isReturning: true };
}

export function visitorCookie(id: string): string {
  return `${NAME}=${id}; Max-Age=${MAX_AGE_SECONDS}; Path=/; HttpOnly; Secure; SameSite=Lax`;
}

/** 120 random bits. */
function newId(random: () => number): string {
  let id = "";
  for (let i = 0; i < 6; i += 1) id += encodeBits20(random());
  return id;
}
