/** What the snippet is told when it is built. A page may change all of it with `cd("set", {…})`. */
export type SnippetConfig = {
  /** Where events go. */
  readonly event: string;
  /** Where clicks are asked for; the link's slug follows. */
  readonly click: string;
  /** Names a click id may have in a page's address, as a pattern: `click_id|cid`. */
  readonly params: string;
  readonly cookie: string;
  /** The site's own domain, for a cookie that its subdomains share; without it this host alone. */
  readonly domain?: string;
  /** Whether a browser that says Global Privacy Control is left alone. */
  readonly gpc?: boolean;
  /** Whether nothing happens before `cd("consent", true)`. */
  readonly wait?: boolean;
};
