import type { SQLInputValue } from "node:sqlite";
import type { Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";

type Value = ArrayBuffer | ArrayBufferView | string | number | null;

/** An object's SQL, over a database of its own: bytes go in and come out as ArrayBuffer. */
export function sqlStorage(db: Sqlite) {
  const exec = (sql: string, ...values: readonly Value[]) => {
    // Of a script SQLite would prepare the first statement alone.
    if (values.length === 0 && /;\s*\S/.test(sql)) {
      db.exec(sql);
      return cursorOf([]);
    }
    return cursorOf(db.execute(sql, values.map(stored)).results.map(shown));
  };
  return { exec };
}

function cursorOf(rows: readonly unknown[]) {
  return {
    toArray: () => rows,
    one: () => rows[0],
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}

function stored(value: Value): SQLInputValue {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : value;
}

function shown(row: unknown): unknown {
  // Rows of node:sqlite are objects of columns.
  const columns = Object.entries(row as object);
  if (!columns.some(([, value]) => value instanceof Uint8Array)) return row;
  return Object.fromEntries(
    columns.map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Uint8Array.from(value).buffer : value,
    ]),
  );
}
