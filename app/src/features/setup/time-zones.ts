/** Every zone that this browser knows, with UTC and the given ones even where it does not list them. */
export function timeZones(...wanted: readonly string[]): readonly string[] {
  return [...new Set(["UTC", ...wanted, ...Intl.supportedValuesOf("timeZone")])].toSorted();
}

export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
