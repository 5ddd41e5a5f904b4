/** What is left of an address that may not be kept: its network, and what it is compared by on some UTC days. */
export type KeptAddress = {
  /** As `addressPrefix` gives it; "" = it had none. */
  readonly prefix: string;
  /** Keyed hashes of the address, by the number of their UTC day. */
  readonly hashes: ReadonlyMap<number, string>;
};

const SIGN = "kept ";
const NO_PREFIX = "-";

/** In the place of an address; never one itself. */
export function writeKeptAddress({ prefix, hashes }: KeptAddress): string {
  const days = [...hashes].map(([day, hash]) => `${day}=${hash}`);
  return SIGN + [prefix === "" ? NO_PREFIX : prefix, ...days].join(" ");
}

/** null: it is an address, or nothing. */
export function readKeptAddress(text: string): KeptAddress | null {
  if (!text.startsWith(SIGN)) return null;
  const [prefix = NO_PREFIX, ...days] = text.slice(SIGN.length).split(" ");
  const hashes = days.map((own): [number, string] => {
    const [day = "", hash = ""] = own.split("=");
    return [Number(day), hash];
  });
  return { prefix: prefix === NO_PREFIX ? "" : prefix, hashes: new Map(hashes) };
}

/** IPv4, also behind an IPv6 beginning or before a port, and IPv6 with a gap or all of its groups: times of day have neither. */
const ADDRESSES =
  /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)|(?<![\w.:])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?=[\da-f:]*::)[\da-f:]{2,39})(?![\w:]|\.\d)/gi;

/** A text in which every address has become that of its network, for what nobody can read otherwise. */
export function coarsenAddresses(text: string): string {
  return text.replace(ADDRESSES, (address) => {
    const v4 = /^(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
    if (v4 !== undefined) return `${v4}.0`;
    const groups = address.split("::")[0]?.split(":").slice(0, 3).join(":") ?? "";
    return groups === "" ? "::" : `${groups}::`;
  });
}
