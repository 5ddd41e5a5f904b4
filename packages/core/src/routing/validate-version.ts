import { versionRange } from "./version-range.ts";

/** `15`, `15.2`, `15-17`, `15+` and `-12`; a range must not end before it begins. */
export function isVersionRange(value: string): boolean {
  const part = String.raw`\d{1,5}(?:\.\d{1,5}){0,3}`;
  if (!new RegExp(`^(?:${part}(?:\\+|-${part})?|-${part})$`).test(value)) return false;
  const [from, end] = versionRange(value);
  return from < end;
}
