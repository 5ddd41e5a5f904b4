import { addressBits } from "../../routing/address-bits.ts";

/** An address as browsers' addresses are written at the edge: IPv4 with dots, IPv6 by RFC 5952. */
export function addressText(address: string): string {
  const bits = addressBits(address);
  const numbers = (size: number) =>
    Array.from({ length: (bits.length - 1) / size }, (_, i) =>
      Number.parseInt(bits.slice(1 + i * size, 1 + (i + 1) * size), 2),
    );
  if (bits.startsWith("4")) return numbers(8).join(".");
  const groups = numbers(16);
  const { start, length } = longestZeros(groups);
  const text = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(":");
  return length < 2 ? text(0, 8) : `${text(0, start)}::${text(start + length, 8)}`;
}

/** The first of the longest runs. */
function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let run = 0;
  for (const [i, group] of groups.entries()) {
    run = group === 0 ? run + 1 : 0;
    if (run > best.length) best = { start: i - run + 1, length: run };
  }
  return best;
}
