import type { ClickLine, ConversionLine, OutcomeLine } from "../lines/traffic-line.ts";
import { TRACKING_ORIGIN } from "../world/origin.ts";

/** What is known of a browser: headers, address, and what the edge says of its connection. */
export type Browser = Pick<ClickLine, "headers" | "ip" | "cf">;

const NO_BROWSER: Browser = { headers: {}, ip: null, cf: {} };

export function clickRequest(line: ClickLine, slug: string): Request {
  const query = new URLSearchParams(line.subs).toString();
  return requestOf(`${TRACKING_ORIGIN}/c/${slug}${query === "" ? "" : `?${query}`}`, line);
}

/** As the advertiser's server sends it, or as the page of a pixel or snippet has its visitor's browser send it. */
export function conversionRequest(
  line: ConversionLine,
  clickId: string,
  browser: Browser | null,
): Request {
  const { txid, event, amountMicros, currency, leadHash, via } = line;
  return reportRequest(via, browser, {
    click_id: clickId,
    txid,
    event,
    amount: amountMicros === null ? null : decimal(amountMicros),
    currency,
    lead: leadHash,
  });
}

/** What the advertiser says of a result later. */
export function outcomeRequest(
  { outcome }: OutcomeLine,
  { txid, event }: Pick<ConversionLine, "txid" | "event">,
  clickId: string,
): Request {
  return reportRequest(null, null, { click_id: clickId, txid, event, status: outcome });
}

const PATHS: ReadonlyMap<string, string> = new Map([
  ["pixel", "/px.gif"],
  ["snippet", "/e"],
]);

function reportRequest(
  via: string | null,
  browser: Browser | null,
  said: Readonly<Record<string, string | null>>,
): Request {
  const path = PATHS.get(via ?? "") ?? "/pb";
  const pairs = Object.entries(said).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  const url = `${TRACKING_ORIGIN}${path}?${new URLSearchParams(pairs).toString()}`;
  return requestOf(url, path === "/pb" ? NO_BROWSER : (browser ?? NO_BROWSER));
}

function requestOf(url: string, { headers, ip, cf }: Browser): Request {
  const request = new Request(url, { headers: headersOf(headers, ip) });
  // Cloudflare adds it.
  Object.defineProperty(request, "cf", { value: cf });
  return request;
}

function headersOf(given: Readonly<Record<string, string>>, ip: string | null): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) headers.append(name, asBytes(value));
  if (ip !== null) headers.set("cf-connecting-ip", ip);
  return headers;
}

/** A header is bytes: letters beyond Latin-1 come as those of UTF-8. */
function asBytes(value: string): string {
  return /^[\0-\xff]*$/.test(value) ? value : Buffer.from(value, "utf8").toString("latin1");
}

/** As an advertiser writes an amount. */
function decimal(micros: number): string {
  return `${Math.trunc(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
}
