/**
 * The bits of an address as text, those of a network `203.0.113.0/24` up to its length. Before them stands 4 or
 * 6; `::ffff:203.0.113.7` is a 4.
 */
export function addressBits(text: string): string {
  const [address = "", length] = text.replace(/^::ffff:(?=.*\.)/i, "").split("/");
  const isV4 = address.includes(".");
  const [separator, base, width] = isV4 ? ([".", 10, 8] as const) : ([":", 16, 16] as const);
  const bitsOf = (group: string) => Number.parseInt(group, base).toString(2).padStart(width, "0");
  const read = (part: string) => part && part.split(separator).map(bitsOf).join("");
  const [head = "", tail] = address.split("::");
  const left = read(head);
  const bits = tail === undefined ? left : left + read(tail).padStart(128 - left.length, "0");
  return (isV4 ? "4" : "6") + bits.slice(0, length === undefined ? 128 : Number(length));
}
