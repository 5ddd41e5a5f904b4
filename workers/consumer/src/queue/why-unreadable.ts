import * as z from "zod";

/** What is wrong with a message, field by field, for whoever reads the row that it ends in. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof z.ZodError)) return String(error).slice(0, 1_000);
  const said = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  return said.join("; ").slice(0, 1_000);
}
