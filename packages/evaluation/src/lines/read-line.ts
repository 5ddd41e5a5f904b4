import { trafficLine, type TrafficLine } from "./traffic-line.ts";

/** What is wrong with a line: `atMs wants a whole number`. */
export type LineProblem = { readonly field: string; readonly wanted: string };

export type ReadLine =
  | { readonly kind: "read"; readonly line: TrafficLine }
  | { readonly kind: "malformed"; readonly problems: readonly LineProblem[] };

/** Reads one line of a traffic file, or says of each field at fault what is wanted. */
export function readLine(text: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return malformed([{ field: "the line", wanted: "wants one JSON object" }]);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return malformed([{ field: "the line", wanted: "wants one JSON object" }]);
  const { success, data, error } = trafficLine.safeParse(value);
  if (success) return { kind: "read", line: data };
  return malformed(
    error.issues.map(({ path, message }) => ({
      field: path.length === 0 ? "the line" : path.join("."),
      wanted: message,
    })),
  );
}

function malformed(problems: readonly LineProblem[]): ReadLine {
  return { kind: "malformed", problems };
}
