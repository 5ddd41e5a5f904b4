import { healQuery } from "@cleverdrip/core";

/**
 * A link as people and other systems put it together: with `/` or a space behind its name, with `&` where the query
 * should begin, or with a second `?` where `&` should stand.
 */
export function mendPasted(
  name: string,
  query: string,
): { readonly name: string; readonly query: string } {
  const [, own = name, added = ""] = /^([\w-]+)(?:\/|%20)*(?:&(.*))?$/s.exec(name) ?? [];
  return { name: own, query: healQuery(`?${joinQueries(added, query)}`, true).slice(1) };
}

/** Of parameters in both, the first's count. */
export function joinQueries(first: string, second: string): string {
  return first === "" || second === "" ? first + second : `${first}&${second}`;
}
