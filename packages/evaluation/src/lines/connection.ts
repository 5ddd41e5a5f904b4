import type { EdgeTold, HeaderTexts } from "./traffic-line.ts";
import { fieldsOf, numberOf, textOf, textsOf } from "./values.ts";

const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** No header can carry them; a tab it can. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]+/g;

/** Headers as a request can have them, in whatever case their names are. */
export function headersOf(value: unknown): HeaderTexts {
  const named = Object.entries(fieldsOf(value)).flatMap(([name, own]) => {
    const text = Array.isArray(own) ? own.map(String).join(", ") : textOf(own);
    if (text === null || !HEADER_NAME.test(name)) return [];
    return [[name.toLowerCase(), text.replaceAll(CONTROL, " ").trim()]];
  });
  return Object.fromEntries(named);
}

/** An address alone, IPv4 as such: without brackets, port or zone. null = it is none. */
export function addressOf(value: unknown): string | null {
  const text = textOf(value)?.trim() ?? "";
  const bare = /^\[([^\]]*)\]/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, "$1");
  const address = bare.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[\dA-Fa-f:.]{2,45})$/.test(address)
    ? address
    : null;
}

const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ["h2", "HTTP/2"],
  ["http/2.0", "HTTP/2"],
  ["h3", "HTTP/3"],
  ["http/3.0", "HTTP/3"],
]);

/** What the edge says of a connection, each field of the type that Cloudflare gives it. */
export function edgeOf(value: unknown): EdgeTold {
  const { asn, clientTcpRtt, country, httpProtocol, ...others } = fieldsOf(value);
  const protocol = textOf(httpProtocol);
  const known: readonly (readonly [string, string | number | null])[] = [
    ["asn", numberOf(/\d+/.exec(textOf(asn) ?? "")?.[0])],
    ["clientTcpRtt", numberOf(clientTcpRtt)],
    ["country", textOf(country)?.toUpperCase() ?? null],
    [
      "httpProtocol",
      protocol === null ? null : (PROTOCOLS.get(protocol.toLowerCase()) ?? protocol.toUpperCase()),
    ],
    ...Object.entries(textsOf(others)),
  ];
  return Object.fromEntries(
    known.flatMap(([name, own]) => (own === null ? [] : [[name, own] as const])),
  );
}
