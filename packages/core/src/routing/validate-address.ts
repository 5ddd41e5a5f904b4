/** An IPv4 or IPv6 address, or a network in CIDR notation. */
export function isAddressRange(text: string): boolean {
  const [address = "", length, ...rest] = text.split("/");
  if (rest.length > 0) return false;
  const bits = isV4(address) ? 32 : isV6(address) ? 128 : 0;
  if (length === undefined) return bits > 0 || isMapped(address);
  return /^\d{1,3}$/.test(length) && Number(length) <= bits && bits > 0;
}

function isV4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

/** `::ffff:203.0.113.7`; networks of these are written as IPv4. */
function isMapped(text: string): boolean {
  return /^::ffff:/i.test(text) && isV4(text.slice(7));
}

function isV6(text: string): boolean {
  const halves = text.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (halves.length > 2 || !groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
