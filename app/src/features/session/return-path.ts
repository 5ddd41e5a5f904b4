/** The search of the sign-in page that comes back to `href` afterwards. */
export function returnSearch(href: string): { returnTo?: string } {
  const returnTo = returnPath(href);
  return returnTo === "/" ? {} : { returnTo };
}

/** Where to go after signing in: a path of this dashboard, whatever the address bar was made to say. */
export function returnPath(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  return value.startsWith("/sign-in") || value.startsWith("/setup") ? "/" : value;
}
