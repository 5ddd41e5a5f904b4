import type { ListFacts, Signal } from "@cleverdrip/core";
import type { DoubtedClick } from "@cleverdrip/db";

/**
 * What lists are compared with, of a stored result. Addresses are not stored: which single one it came from is only known
 * where the block list was met by it when it was judged.
 */
export function listFacts(
  publisherId: string,
  click: DoubtedClick | null,
  signals: readonly Signal[],
): ListFacts {
  const blocked = signals.filter(({ rule }) => rule === "block-list");
  return {
    publisherId,
    ipPrefix: click?.ipPrefix ?? "",
    isAddress: (address) => blocked.some(({ detail }) => detail.includes(` ${address}.`)),
    asn: click?.asn ?? null,
    userAgent: click?.userAgent ?? "",
    referrerDomain: click?.referrerDomain ?? "",
    subs: Object.values(click?.subs ?? {}),
  };
}

/** The signals that rules found: what lists say is judged anew. */
export function withoutList(signals: readonly Signal[]): readonly Signal[] {
  return signals.filter(({ rule }) => rule !== "block-list");
}
