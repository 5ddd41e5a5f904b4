/** A text cut at its macros: `literals[0] {macros[0]} literals[1] {macros[1]} …`, one literal more than macros. */
export type CutTemplate = {
  readonly literals: readonly string[];
  readonly macros: readonly string[];
};

/** `{name}` or `{name:argument}`; other braces are text, so that `?filter={"a":1}` stays what its owner wrote. */
const MACRO = /\{([\w. -]+(?::[^{}]*)?)\}/;

/** Tabs and line ends go, as in every URL parser: what is left is what is looked at. */
export function cutTemplate(text: string): CutTemplate {
  const pieces = text
    .replaceAll(/[\t\n\r]/g, "")
    .trim()
    .split(MACRO);
  return {
    literals: pieces.filter((_, i) => i % 2 === 0),
    macros: pieces.filter((_, i) => i % 2 === 1),
  };
}

/** How many of the first macros stand in scheme, user, host or port, where nobody but the URL's owner may write. */
export function countHostMacros({ literals, macros }: CutTemplate): number {
  const start = /^[^/?#]*:\/\//.exec(literals[0] ?? "")?.[0].length ?? 0;
  const end = literals.findIndex((text, i) => /[/?#]/.test(i === 0 ? text.slice(start) : text));
  return end === -1 ? macros.length : end;
}

/** Name in lower case, and what stands behind the colon; null where there is none. */
export function splitMacro(macro: string): { name: string; argument: string | null } {
  const colon = macro.indexOf(":");
  const name = (colon === -1 ? macro : macro.slice(0, colon)).trim().toLowerCase();
  return { name, argument: colon === -1 ? null : macro.slice(colon + 1).trim() };
}
