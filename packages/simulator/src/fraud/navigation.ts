import type { Browser } from "./browsers/browser.ts";

/** Where from and how a page is asked for. */
export type Navigation = {
  /** "" = none sent. */
  readonly referer: string;
  readonly site: "none" | "cross-site" | "same-site";
  readonly dest: "document" | "iframe" | "image" | "script" | "empty";
  /** Somebody tapped or clicked. */
  readonly isByUser: boolean;
};

const imageAccept = {
  chromium: "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
  gecko: "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
  apple:
    "image/webp,image/avif,image/jxl,image/heic,image/heic-sequence,video/*;q=0.8,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
} as const;

export function headersOf(
  browser: Browser,
  languages: string,
  navigation: Navigation,
): Record<string, string> {
  const headers: Record<string, string> = { "user-agent": browser.userAgent };
  const isPage = navigation.dest === "document" || navigation.dest === "iframe";
  headers["accept"] = isPage
    ? browser.accept
    : navigation.dest === "image"
      ? imageAccept[browser.languageStyle]
      : "*/*";
  if (languages !== "") headers["accept-language"] = languages;
  Object.assign(headers, browser.hints);
  if (isPage) Object.assign(headers, browser.extra);
  if (browser.fetchMetadata !== "none") {
    headers["sec-fetch-dest"] = navigation.dest;
    headers["sec-fetch-mode"] = isPage
      ? "navigate"
      : navigation.dest === "empty"
        ? "cors"
        : "no-cors";
    headers["sec-fetch-site"] = navigation.site;
    if (isPage && navigation.isByUser && browser.fetchMetadata === "full")
      headers["sec-fetch-user"] = "?1";
  }
  if (navigation.referer !== "") headers["referer"] = navigation.referer;
  return headers;
}
