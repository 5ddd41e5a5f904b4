import { invalidField } from "../http/refusal.ts";

/** The zone's one name: "Etc/UTC" and "UTC" are the same days. Refuses what is no zone. */
export function canonicalZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    // RangeError is how Intl says that it does not know the zone.
    throw invalidField("timezone", "must be an IANA time zone, for example Europe/Berlin");
  }
}
