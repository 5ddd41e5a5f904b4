/** When everything in the samples happens. */
export const AT_MS = Date.parse("2026-11-20T14:10:00Z");
