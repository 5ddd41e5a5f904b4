import { closeSync, openSync, readSync } from "node:fs";

/** A line with its number, and where it is in its file, in bytes. */
export type NumberedLine = {
  readonly number: number;
  readonly text: string;
  readonly at: number;
  readonly bytes: number;
};

const CHUNK_BYTES = 1 << 20;
const LINE_END = 10;

/** The lines of a file one after the other, however large it is; empty ones are left out. */
export function* numberedLines(path: string): Generator<NumberedLine> {
  const file = openSync(path, "r");
  try {
    let number = 0;
    for (const { at, content } of pieces(file)) {
      number += 1;
      const text = cleanText(content, number);
      if (text !== "") yield { number, text, at, bytes: content.length };
    }
  } finally {
    closeSync(file);
  }
}

/** Reads single lines of a file again. */
export function openLines(path: string) {
  const file = openSync(path, "r");
  return {
    textOf({ number, at, bytes }: Omit<NumberedLine, "text">): string {
      const content = Buffer.allocUnsafe(bytes);
      const length = readSync(file, content, 0, bytes, at);
      return cleanText(content.subarray(0, length), number);
    },
    close: () => closeSync(file),
  };
}

/** Line breaks within texts are escaped in JSON: only those that end lines are left. */
function* pieces(file: number): Generator<{ readonly at: number; readonly content: Buffer }> {
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const length = readSync(file, chunk, 0, CHUNK_BYTES, null);
    const known = Buffer.concat([rest, chunk.subarray(0, length)]);
    let from = 0;
    // What was looked through before has none.
    let end = known.indexOf(LINE_END, rest.length);
    for (; end !== -1; end = known.indexOf(LINE_END, from)) {
      yield { at, content: known.subarray(from, end) };
      at += end + 1 - from;
      from = end + 1;
    }
    rest = known.subarray(from);
    if (length > 0) continue;
    if (rest.length > 0) yield { at, content: rest };
    return;
  }
}

/** Some editors mark the beginning of a file, and some end lines with two characters: JSON has no use for either. */
function cleanText(content: Buffer, number: number): string {
  const text = content.toString("utf8");
  return (number === 1 ? text.replace(/^\uFEFF/, "") : text).trim();
}
