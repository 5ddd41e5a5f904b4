const OCTETS = Array.from({ length: 256 }, (_, octet) => octet.toString(2).padStart(8, "0"));

function groupBits(text: string): string {
  const group = Number(`0x${text}`);
  return `${OCTETS[group >> 8]}${OCTETS[group & 255]}`;
}

/**
 * The bits of an address as text, those of a network `203.0.113.0/24` up to its length. Before them stands 4 or
 * 6; `::ffff:203.0.113.7` is a 4.
 */
export function addressBits(text: string): string {
  const slash = text.indexOf("/");
  const address = slash === -1 ? text : text.slice(0, slash);
  const bits = text.includes(".") ? v4Bits(address) : v6Bits(address);
  return slash === -1 ? bits : bits.slice(0, 1 + Number(text.slice(slash + 1)));
}

/** By hand: a click asks it of its address, and taking the text apart would cost thrice as much. */
function v4Bits(text: string): string {
  let bits = "4";
  let octet = 0;
  for (let i = text.lastIndexOf(":") + 1; i <= text.length; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0) octet = octet * 10 + digit;
    else {
      bits += OCTETS[octet] ?? "";
      octet = 0;
    }
  }
  return bits;
}

function v6Bits(text: string): string {
  const read = (part: string) => part && part.split(":").map(groupBits).join("");
  const [head = "", tail] = text.split("::");
  const left = read(head);
  return `6${left}${tail === undefined ? "" : read(tail).padStart(128 - left.length, "0")}`;
}
