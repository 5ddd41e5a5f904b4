import type { ResultVerdict } from "../finding.ts";
import type { FraudPolicy, ListEntry, ListKind } from "../policy.ts";
import { addressBits } from "../../routing/address-bits.ts";

/** What lists are compared with: of a result what its click says. */
export type ListFacts = {
  readonly publisherId: string;
  /** The /24 or /48, as `addressPrefix` gives it; "" = not known. */
  readonly ipPrefix: string;
  /** Whether it came from this address; addresses themselves are not kept, so that this compares hashes. */
  readonly isAddress: (address: string) => boolean;
  readonly asn: number | null;
  readonly userAgent: string;
  readonly referrerDomain: string;
  readonly subs: readonly string[];
};

export type Listed = { readonly list: "allow" | "block"; readonly entry: ListEntry };

/** The entry that decides, if one does. What is allowed is let through even where another entry blocks it. */
export function listed(
  { allow, block }: Pick<FraudPolicy, "allow" | "block">,
  facts: ListFacts,
): Listed | null {
  const allowed = allow.find((entry) => fits(entry, facts));
  if (allowed !== undefined) return { list: "allow", entry: allowed };
  const blocked = block.find((entry) => fits(entry, facts));
  return blocked === undefined ? null : { list: "block", entry: blocked };
}

/** A verdict with what the block list says of it. */
export function withList(verdict: ResultVerdict, by: Listed | null): ResultVerdict {
  if (by?.list !== "block") return verdict;
  const { kind, value } = by.entry;
  const detail = `The block list has the ${KIND_WORDS[kind]} ${value}.`;
  return { score: 1, signals: [{ rule: "block-list", score: 1, detail }, ...verdict.signals] };
}

export const KIND_WORDS: Readonly<Record<ListKind, string>> = {
  ip: "address",
  asn: "network AS",
  "user-agent": "user agent with",
  referrer: "page",
  sub: "sub id",
  publisher: "publisher",
};

/** Single addresses of the lists that are of this network: the ones that have to be hashed and compared. */
export function addressesWithin(
  { allow, block }: Pick<FraudPolicy, "allow" | "block">,
  ipPrefix: string,
): readonly string[] {
  if (ipPrefix === "" || (allow.length === 0 && block.length === 0)) return [];
  const bits = addressBits(ipPrefix);
  const own = [...allow, ...block].filter(
    ({ kind, value }) => kind === "ip" && isSingle(value) && addressBits(value).startsWith(bits),
  );
  return [...new Set(own.map(({ value }) => value))];
}

function fits({ kind, value }: ListEntry, facts: ListFacts): boolean {
  switch (kind) {
    case "publisher":
      return facts.publisherId === value;
    case "asn":
      return facts.asn !== null && String(facts.asn) === value;
    case "user-agent":
      return facts.userAgent.toLowerCase().includes(value.toLowerCase());
    case "referrer":
      return facts.referrerDomain === value || facts.referrerDomain.endsWith(`.${value}`);
    case "sub":
      return facts.subs.includes(value);
    case "ip":
      return isSingle(value) ? facts.isAddress(value) : isWithin(facts.ipPrefix, value);
  }
}

function isSingle(value: string): boolean {
  return !value.includes("/");
}

function isWithin(ipPrefix: string, network: string): boolean {
  return ipPrefix !== "" && addressBits(ipPrefix).startsWith(addressBits(network));
}
