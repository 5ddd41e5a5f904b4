import type { TlsStack } from "../world/tls.ts";

export type Platform = "Windows" | "macOS" | "Linux" | "Chrome OS" | "Android" | "iOS";

export type BrowserFamily =
  | "chrome"
  | "edge"
  | "opera"
  | "brave"
  | "samsung"
  | "firefox"
  | "safari"
  | "in-app"
  | "old";

/** A browser as its requests show it. */
export type Browser = {
  readonly family: BrowserFamily;
  readonly platform: Platform;
  readonly device: "desktop" | "mobile" | "tablet";
  readonly version: number;
  readonly userAgent: string;
  /** `accept` of a page. */
  readonly accept: string;
  /** sec-ch-ua and its like; empty for engines without client hints. */
  readonly hints: Readonly<Record<string, string>>;
  /** Sec-Fetch-*: Safari leaves out the user's part, old engines everything. */
  readonly fetchMetadata: "full" | "no-user" | "none";
  /** How the engine writes the user's languages. */
  readonly languageStyle: "chromium" | "gecko" | "apple";
  /** What else it sends with a page. */
  readonly extra: Readonly<Record<string, string>>;
  readonly tls: TlsStack;
  /** Share of its requests over QUIC; the rest comes over HTTP/2, or HTTP/1.1 where that is all it speaks. */
  readonly quic: number;
  readonly http: "HTTP/2" | "HTTP/1.1";
};
