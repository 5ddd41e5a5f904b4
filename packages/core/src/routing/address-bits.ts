/**
 * The bits of an address as text, those of a network `203.0.113.0/24` up to its length. Before them stands 4 or
 * 6; `::ffff:203.0.113.7` is a 4.
 */
export function addressBits(text: string): string {
  const [address = "", length] = text.replace(/^::ffff:(?=.*\.)/i, "").split("/");
  const isV4 = address.includes(".");
  const read = (part: string) =>
    part === ""
      ? ""
      : part
          .split(isV4 ? "." : ":")
          .map((group) => Number.parseInt(group, isV4 ? 10 : 16).toString(2))
          .map((bits) => bits.padStart(isV4 ? 8 : 16, "0"))
          .join("");
  const [head = "", tail] = address.split("::");
  const left = read(head);
  const bits = tail === undefined ? left : left + read(tail).padStart(128 - left.length, "0");
  return (isV4 ? "4" : "6") + bits.slice(0, length === undefined ? 128 : Number(length));
}
