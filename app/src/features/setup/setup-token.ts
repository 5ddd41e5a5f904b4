/** The one-time token of `/setup#token=…`: in the fragment, since that never reaches a server or its logs. */
export function setupTokenOf(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";
}
