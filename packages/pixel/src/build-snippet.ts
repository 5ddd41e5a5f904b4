import type { SnippetConfig } from "./snippet-config.ts";
import { snippetCode } from "./snippet.gen.ts";

export type SnippetOptions = {
  /** The tracking domain with its scheme: https://go.brand.com. */
  readonly origin: string;
  readonly eventPath?: string;
  readonly clickPath?: string;
  /** Names under which a landing page's address may carry the click id. */
  readonly clickIdParameters?: readonly string[];
  readonly cookieName?: string;
  /** Shares the cookie with the subdomains of the site. */
  readonly cookieDomain?: string;
  readonly honoursGpc?: boolean;
  /** Nothing is stored or sent before the page says `cd("consent", true)`. */
  readonly needsConsent?: boolean;
};

/**
 * Where a tracking domain answers the snippet unless it is told otherwise: short words without a file ending, since
 * lists of blocked addresses know single-letter images and everything named after what it does.
 */
export const snippetPaths = { script: "/j/cd.js", event: "/e", click: "/t/" } as const;

/** click_id, clickid and cid, as a pattern. */
const usualParameters = "click_?id|cid";

const form = {
  path: /^\/[\w./-]*$/,
  name: /^[\w-]+$/,
  domain: /^[\w.-]*$/,
} as const;

/** The script a tracking domain serves. Throws a RangeError on what would not be safe inside of it. */
export function buildSnippet(options: SnippetOptions): string {
  const json = JSON.stringify(configOf(options));
  // So that the script can also stand inside a page.
  return snippetCode.replace("CD_CONFIG", () => json.replaceAll("<", "\\u003c"));
}

function configOf(options: SnippetOptions): SnippetConfig {
  const { clickIdParameters, cookieName = "cd_click", cookieDomain = "" } = options;
  const origin = originOf(options.origin);
  const eventPath = checked("path", options.eventPath ?? snippetPaths.event);
  const clickPath = checked("path", options.clickPath ?? snippetPaths.click);
  return {
    event: origin + eventPath,
    click: origin + clickPath,
    params: clickIdParameters?.map((name) => checked("name", name)).join("|") ?? usualParameters,
    cookie: checked("name", cookieName),
    ...(cookieDomain !== "" && { domain: checked("domain", cookieDomain) }),
    ...(options.honoursGpc === true && { gpc: true }),
    ...(options.needsConsent === true && { wait: true }),
  };
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new RangeError(`no origin: ${text}`);
  return url.origin;
}

function checked(kind: keyof typeof form, text: string): string {
  if (!form[kind].test(text)) throw new RangeError(`no ${kind} for a snippet: ${text}`);
  return text;
}
