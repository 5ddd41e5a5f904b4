const binary = (value: number, width: number) => value.toString(2).padStart(width, "0");
const OCTETS = Array.from({ length: 256 }, (_, octet) => binary(octet, 8));
const octetBits = (text: string) => OCTETS[Number(text)] ?? "";
const groupBits = (text: string) => binary(Number.parseInt(text, 16), 16);

/**
 * The bits of an address as text, those of a network `203.0.113.0/24` up to its length. Before them stands 4 or
 * 6; `::ffff:203.0.113.7` is a 4.
 */
export function addressBits(text: string): string {
  const isV4 = text.includes(".");
  const [address = "", length] = (isV4 ? text.slice(text.lastIndexOf(":") + 1) : text).split("/");
  const read = (part: string) =>
    part && (isV4 ? part.split(".").map(octetBits) : part.split(":").map(groupBits)).join("");
  const [head = "", tail] = address.split("::");
  const left = read(head);
  const bits = tail === undefined ? left : left + read(tail).padStart(128 - left.length, "0");
  return (isV4 ? "4" : "6") + bits.slice(0, length === undefined ? 128 : Number(length));
}
