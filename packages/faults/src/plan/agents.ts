const WEBKIT = "(KHTML, like Gecko)";

/** Browsers that click, and what everybody takes them for. */
export const AGENTS = [
  {
    text: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`,
    device: "desktop",
    os: "Linux",
    browser: "Chrome",
  },
  {
    text: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 ${WEBKIT} Version/18.0 Mobile/15E148 Safari/604.1`,
    device: "mobile",
    os: "iOS",
    browser: "Safari",
  },
] as const;
