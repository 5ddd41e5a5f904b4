import type { AddressUse } from "../evidence.ts";

/** Several browsers behind one address are an office, a carrier, a company: what its address shows is not one sender's. */
export function isShared(use: AddressUse | null): boolean {
  if (use === null) return false;
  const { clicks, agents } = use;
  return agents >= 3 || (agents >= 2 && clicks >= 3);
}
