import { invalidField } from "./refusal.ts";

/** Throws unless the URL, as a browser would read it, is an absolute http(s) one without user name. */
export function requireDestination(path: string, url: string | null | undefined): void {
  if (url === null || url === undefined) return;
  const parsed = URL.parse(url);
  const isWeb = parsed?.protocol === "http:" || parsed?.protocol === "https:";
  if (parsed === null || !isWeb || parsed.username !== "" || parsed.password !== "") {
    throw invalidField(path, "must be an absolute http(s) URL without user name");
  }
}
