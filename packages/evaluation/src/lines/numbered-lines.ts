import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

export type NumberedLine = { readonly number: number; readonly text: string };

/** The lines of a file one after the other, however large it is; empty ones are left out. */
export async function* numberedLines(path: string): AsyncGenerator<NumberedLine> {
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    // Some editors mark the beginning of a file.
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() !== "") yield { number, text };
  }
}
