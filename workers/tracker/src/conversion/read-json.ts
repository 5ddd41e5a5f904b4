export type Pair = [name: string, value: string];

type Source = { readonly source?: string };
/** The type library does not know the third parameter yet (ECMAScript 2026, JSON.parse source text access). */
type Reviver = (key: string, value: unknown, context?: Source) => unknown;
type Plain = (key: string, value: unknown) => unknown;

/**
 * Names and values of a JSON object; null where the text is none. Numbers stay as they were written: an order number of
 * twenty digits that became a float would be another order's. What is nested stays JSON.
 */
export function readJson(text: string): Pair[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    // Of the same object, so of the same names.
    const written = JSON.parse(text, asWritten as Plain) as Readonly<Record<string, unknown>>;
    return Object.entries(value).flatMap(([name, each]): Pair[] =>
      each === null ? [] : [[name, textOf(each, written[name])]],
    );
  } catch {
    return null;
  }
}

function textOf(value: unknown, written: unknown): string {
  if (typeof value === "object") return JSON.stringify(value);
  return String(typeof value === "number" ? written : value);
}

const asWritten: Reviver = (_key, value, context) =>
  typeof value === "number" ? (context?.source ?? value) : value;
