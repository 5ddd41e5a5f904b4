/** True where D1 refused a write because these columns (`table.column`, comma and space between) were not unique. */
export function isNotUnique(error: unknown, columns: string): boolean {
  return messages(error).some((text) => text.includes(`UNIQUE constraint failed: ${columns}`));
}

/** True where D1 refused a write because a row it refers to is missing, or is still referred to. */
export function isBrokenReference(error: unknown): boolean {
  return messages(error).some((text) => text.includes("FOREIGN KEY constraint failed"));
}

/** drizzle and D1 each wrap the error below them. */
function messages(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...messages(error.cause)] : [];
}
