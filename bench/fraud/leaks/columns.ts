import type { ClickLine } from "@cleverdrip/simulator";
import { addressPrefix, referrerDomain } from "@cleverdrip/core";

export type ColumnOf =
  | { readonly name: string; readonly number: (click: ClickLine) => number }
  | { readonly name: string; readonly text: (click: ClickLine) => string };

const headerNames = [
  "user-agent",
  "accept",
  "accept-language",
  "sec-ch-ua",
  "sec-ch-ua-mobile",
  "sec-ch-ua-platform",
  "sec-fetch-dest",
  "sec-fetch-mode",
  "sec-fetch-site",
  "sec-fetch-user",
  "upgrade-insecure-requests",
  "priority",
  "referer",
  "x-requested-with",
  "sec-gpc",
  "dnt",
  "te",
] as const;

/** Every column of a click's line but its name and its publisher, who is what is judged. */
export const columns: readonly ColumnOf[] = [
  { name: "time of day", number: ({ atMs }) => atMs % 86_400_000 },
  { name: "time", number: ({ atMs }) => atMs },
  { name: "campaign", text: ({ campaign }) => campaign },
  { name: "ip", text: ({ ip }) => ip },
  { name: "prefix", text: ({ ip }) => addressPrefix(ip) },
  { name: "country", text: ({ cf }) => cf.country },
  { name: "asn", text: ({ cf }) => String(cf.asn) },
  { name: "asOrganization", text: ({ cf }) => cf.asOrganization },
  { name: "timezone", text: ({ cf }) => cf.timezone },
  { name: "httpProtocol", text: ({ cf }) => cf.httpProtocol },
  { name: "ciphers", text: ({ cf }) => cf.tlsClientCiphersSha1 },
  { name: "extensions", text: ({ cf }) => cf.tlsClientExtensionsSha1 },
  { name: "hello length", number: ({ cf }) => Number(cf.tlsClientHelloLength) },
  { name: "hello length as a value", text: ({ cf }) => cf.tlsClientHelloLength },
  { name: "rtt", number: ({ cf }) => cf.clientTcpRtt ?? -1 },
  { name: "number of headers", number: ({ headers }) => Object.keys(headers).length },
  { name: "referring site", text: ({ headers }) => referrerDomain(headers["referer"] ?? "") },
  { name: "number of subs", number: ({ subs }) => Object.keys(subs).length },
  ...["sub1", "sub2", "sub3"].map((sub) => ({
    name: sub,
    text: ({ subs }: ClickLine) => subs[sub] ?? "",
  })),
  ...headerNames.map((name) => ({ name, text: ({ headers }: ClickLine) => headers[name] ?? "" })),
];
