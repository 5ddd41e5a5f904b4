import type { AddressUse } from "../evidence.ts";

/** Several browsers behind one address are an office, a carrier, a company: what its address shows is not one sender's. */
export function isShared({ clicks, agents }: AddressUse): boolean {
  return agents >= 3 || (agents >= 2 && clicks >= 3);
}
