import { addressText } from "./address-text.ts";
import type { ListEntry } from "../policy.ts";
import { addressBits } from "../../routing/address-bits.ts";
import { isAddressRange } from "../../routing/validate-address.ts";
import { isSiteEntry } from "../../conversion/pixel-sites.ts";

export type ReadListEntry =
  | { readonly kind: "entry"; readonly entry: ListEntry }
  | { readonly kind: "refused"; readonly message: string };

/** Shorter parts are in nearly every user agent. */
const MIN_AGENT_PART = 3;
const MAX_ASN = 4_294_967_295;
/** What is kept of addresses. */
const KEPT_BITS = { "4": 24, "6": 48 } as const;

/** An entry as it is compared, or what is wrong with it. Whether there is such a publisher is for the caller to look up. */
export function readListEntry({ kind, value, note }: ListEntry): ReadListEntry {
  const refused = (message: string): ReadListEntry => ({ kind: "refused", message });
  const entry = (text: string): ReadListEntry => ({
    kind: "entry",
    entry: { kind, value: text, note },
  });
  const text = value.trim();
  switch (kind) {
    case "ip":
      return readRange(text, entry, refused);
    case "asn": {
      const number = /^(?:AS)?(\d{1,10})$/i.exec(text)?.[1];
      const asn = Number(number ?? 0);
      return asn >= 1 && asn <= MAX_ASN
        ? entry(String(asn))
        : refused(`"${text}" is not the number of a network such as AS3320`);
    }
    case "user-agent":
      return text.length >= MIN_AGENT_PART
        ? entry(text)
        : refused(`"${text}" is too short: give at least ${MIN_AGENT_PART} characters of it`);
    case "referrer": {
      const host = text.toLowerCase().replace(/^(?:\*\.|www\.)/, "");
      return isSiteEntry(host)
        ? entry(host)
        : refused(
            `"${text}" is not a host such as shop.example, which stands for all under it too`,
          );
    }
    case "sub":
    case "publisher":
      return text === "" ? refused("must not be empty") : entry(text);
  }
}

function readRange<T>(
  text: string,
  entry: (text: string) => T,
  refused: (message: string) => T,
): T {
  if (!isAddressRange(text))
    return refused(`"${text}" is not an address or a network such as 203.0.113.0/24`);
  const [address = "", length] = text.split("/");
  if (length === undefined) return entry(addressText(address));
  const most = KEPT_BITS[addressBits(address).startsWith("4") ? "4" : "6"];
  const bits = Number(length);
  if (bits === 0) return refused(`"${text}" is every address there is`);
  return bits <= most
    ? entry(`${addressText(address)}/${bits}`)
    : refused(
        `"${text}" is smaller than what is kept of addresses: give single addresses, or a network of at least /${most}`,
      );
}
