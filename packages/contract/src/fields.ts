import * as z from "zod";

/** ISO 4217 code, upper case. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "must be a three-letter ISO 4217 code in capitals, for example USD");

/** Money in millionths of the currency's unit: $3.30 is 3300000. */
export const micros = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const name = z.string().trim().min(1, "must not be empty").max(120);

/**
 * First parts of addresses that a tracking host answers itself, or that browsers, crawlers and Cloudflare ask for: a link
 * of that name would never be reached, or would count their visits.
 */
const RESERVED = new Set(
  "api apple-touch-icon cdn-cgi click conversion e event events favicon healthz j pb pixel postback px robots sitemap v1 well-known".split(
    " ",
  ),
);

export const slug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{2,62}$/,
    "must be 3 to 63 characters: lower-case letters, digits and dashes, starting with a letter or digit",
  )
  .refine(
    (text) => !RESERVED.has(text),
    "is an address of the tracking host itself; choose another",
  );

const url = z.string().trim().max(4096);

/** Absolute http or https URL; macros may stand in path, query and fragment only. */
export const webUrl = url.refine(
  isWebUrl,
  "must be an absolute http(s) URL without user name; macros such as {clickid} may stand in path and query only",
);

/** As `webUrl`, or of an app scheme: which ones a campaign allows is its own setting, so the api looks at that. */
export const destinationUrl = url.refine(
  (value) => isWebUrl(value) || isAppUrl(value),
  "must be an absolute http(s) URL without user name, or one of an app scheme that the campaign allows; macros such as {clickid} may stand in path and query only",
);

export const timeMs = z.number().int();

function isWebUrl(value: string): boolean {
  const host = /^https?:\/\/([^/?#]+)/i.exec(value)?.[1];
  return host !== undefined && !/[{}@\s\\]/.test(host);
}

/** Apps have no host names: `shop://` and `shop:///cart` are addresses. */
function isAppUrl(value: string): boolean {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(value);
  return (
    match?.[2] !== undefined && !/^https?$/i.test(match[1] ?? "") && !/[{}@\s\\]/.test(match[2])
  );
}
