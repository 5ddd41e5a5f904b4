import { textHash } from "@cleverdrip/core";

// Visitors are kept by 53-bit keys. Those of browsers are even, those of addresses odd: an address is hashed with a key
// of its UTC day, so its visitor key means nothing two days later and is dropped long before a browser's.

export function cookieKey(visitorId: string): number {
  return even(textHash(`cookie:${visitorId}`));
}

/** Who a client without our cookie is, for as long as the hash of its address holds. */
export function addressKey(ipHash: string, userAgent: string): number {
  return even(textHash(`address:${ipHash}:${userAgent}`)) + 1;
}

/** Apart from `addressKey`, because browsers with a cookie have one of these too. */
export function duplicateAddressKey(ipHash: string, userAgent: string): number {
  return even(textHash(`duplicate:${ipHash}:${userAgent}`)) + 1;
}

export function isAddressKey(key: number): boolean {
  return key % 2 === 1;
}

/** Never 0, which marks a free place in the table of visitors. */
function even(hash: number): number {
  return Math.max(2, hash - (hash % 2));
}
