import { SLUG_PREFIX } from "./snapshots.ts";

/** Visitors that differ in what the ten rules look at; four of five come with Chromium, as about as many do. */
const browsers = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/$.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/$.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/$.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/$.0.0.0 Safari/537.36 Edg/$.0.0.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.$ Mobile/15E148 Safari/604.1",
];
const places = [
  ["US", "California", "Los Angeles", 7922, "Comcast Cable", "en-US,en;q=0.9"],
  ["DE", "Berlin", "Berlin", 3320, "Deutsche Telekom AG", "de-DE,de;q=0.9,en;q=0.8"],
  ["GB", "England", "London", 2856, "British Telecommunications PLC", "en-GB,en;q=0.9"],
  ["BR", "Sao Paulo", "Campinas", 26599, "Telefonica Brasil S.A", "pt-BR,pt;q=0.9"],
] as const;
const VERSIONS = 4;
export const VISITORS = browsers.length * places.length * VERSIONS;

/**
 * What a browser sends and Cloudflare adds, of visitor number `visitor` on link number `link`; both Workers are sent
 * the same. Every visitor is new: a cookie has to be set.
 */
export function requestText(host: string, link: number, visitor: number): string {
  const browser = browsers[visitor % browsers.length] ?? "";
  const place = places[Math.floor(visitor / browsers.length) % places.length] ?? places[0];
  const version = 140 + (Math.floor(visitor / (browsers.length * places.length)) % VERSIONS);
  const [country, region, city, asn, asOrganization, language] = place;
  return [
    `GET /c/${SLUG_PREFIX}${link}?sub1=newsletter&sub2=banner-a&source=bench HTTP/1.1`,
    `host: ${host}`,
    `user-agent: ${browser.replaceAll("$", String(version))}`,
    "accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    `accept-language: ${language}`,
    "referer: https://reviews.example/best-of",
    `cf-connecting-ip: 198.18.${visitor % 256}.${link % 256}`,
    `cf-blob: ${JSON.stringify({ country, region, city, asn, asOrganization, colo: "LAX", httpProtocol: "HTTP/2" })}`,
    "",
    "",
  ].join("\r\n");
}

/** The same request with what browsers say by themselves besides, and Cloudflare of their connection. */
export function withSignals(request: string, number: number): string {
  const chromium = /Chrome\/(\d+)/.exec(request)?.[1];
  const isPhone = /Android/.test(request);
  const platform = isPhone ? "Android" : /Macintosh/.test(request) ? "macOS" : "Windows";
  const hints =
    chromium === undefined
      ? []
      : [
          `sec-ch-ua: "Chromium";v="${chromium}", "Not=A?Brand";v="24", "Google Chrome";v="${chromium}"`,
          `sec-ch-ua-mobile: ${isPhone ? "?1" : "?0"}`,
          `sec-ch-ua-platform: "${platform}"`,
        ];
  const fetched = ["dest: document", "mode: navigate", "site: cross-site", "user: ?1"];
  const headers = [...hints, ...fetched.map((line) => `sec-fetch-${line}`), "priority: u=0, i"];
  // Chrome sends its extensions in another order each time.
  const hash = `${number}Y6TZ0hVjIOWbYQz3eSb0kWcGcSk=`.slice(0, 28);
  const connection = `"timezone":"Europe/Berlin","clientTcpRtt":${number % 90},"tlsClientCiphersSha1":"GXSPDLP4G3X+prK73a4wBuOaHRc=","tlsClientExtensionsSha1":"${hash}"`;
  return request
    .replace("\r\n\r\n", `\r\n${headers.join("\r\n")}\r\n\r\n`)
    .replace("cf-blob: {", `cf-blob: {${connection},`);
}

/** As many requests as there are links or visitors, whichever are more: every link, every visitor. */
export function requestTexts(host: string, links: readonly number[]): string[] {
  const count = Math.max(links.length, VISITORS);
  return Array.from({ length: count }, (_, i) =>
    requestText(host, links[i % links.length] ?? 0, i % VISITORS),
  );
}

/** `count` of the numbers below `total`, spread evenly. */
export function spread(count: number, total: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor((i * total) / count));
}
