const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** The English name of an ISO 3166 code. The edge writes XX or nothing where it cannot tell, T1 for Tor. */
export function countryName(code: string): string {
  if (code === "" || code === "XX") return "Unknown";
  if (code === "T1") return "Tor network";
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return names.of(code) ?? code;
}
