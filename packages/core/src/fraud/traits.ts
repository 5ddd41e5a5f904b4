/** What a browser says of itself in client hints, against its user agent. */
export type HintState = "fit" | "missing" | "contradict";

/** Where a network's addresses are used from. */
export type NetworkKind = "access" | "hosting" | "relay" | "scanner" | "unknown";

/**
 * What a click's request tells of its sender, as far as fraud is judged by it. Hashes are 32 bits without sign; 0 and ""
 * mean that nothing was said.
 */
export type Traits = {
  /** Browser and platform: `chrome/Windows`. */
  readonly client: string;
  readonly major: number;
  /** Hash of the user agent. */
  readonly agent: number;
  /** Hash of the list of TLS ciphers. */
  readonly tls: number;
  /** Hash of the list of TLS extensions, which browsers that shuffle them have anew for each connection. */
  readonly extensions: number;
  /** Hash of the names of the headers that browsers add by themselves. */
  readonly headers: number;
  /** Hash of Accept. */
  readonly accept: number;
  readonly hints: HintState;
  /** `document`, `image`, `iframe`, … of Sec-Fetch; `missing` where this browser would have said it. */
  readonly target: string;
  /** Whether the browser says that somebody tapped or clicked; "" where it would not say. */
  readonly asked: "" | "yes" | "no";
  /** Hash of the host of the page it came from. */
  readonly page: number;
  /** First language, without its region. */
  readonly language: string;
  readonly country: string;
  readonly timezone: string;
  /** `HTTP/2`. */
  readonly protocol: string;
  /** Null over QUIC, where nobody measures it. */
  readonly rttMs: number | null;
  readonly asn: number;
  readonly network: NetworkKind;
  /** Hash of the keyed address, which changes every day. */
  readonly address: number;
  /** Hash of the /24 or /48. */
  readonly prefix: number;
  /** Hour of the day where the address is, 0 to 23. */
  readonly hour: number;
  /** Known by lists or standard checks to be nobody's visit: `bot`, `scanner`, `preview`; "" = not known. */
  readonly known: string;
};
