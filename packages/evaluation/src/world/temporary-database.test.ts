import { expect, test } from "vitest";
import { openTemporary } from "./temporary-database.ts";

const schema = ["CREATE TABLE t (a INTEGER, b TEXT)"];

test("what is done together is there whole or not at all", () => {
  const db = openTemporary(schema, 1);
  db.together(() => db.execute("INSERT INTO t VALUES (?, ?)", [1, "x"]));
  const fails = () => {
    db.execute("INSERT INTO t VALUES (?, ?)", [2, "y"]);
    throw new Error("half-way");
  };
  expect(() => db.together(fails)).toThrow("half-way");
  expect(db.execute("SELECT a FROM t LIMIT ?", [5]).results).toEqual([{ a: 1 }]);
  expect(db.arrays("SELECT a, b FROM t", [])).toEqual([[1, "x"]]);
});

test("what is begun can be undone, and statements say how many rows they changed", () => {
  const db = openTemporary(schema, 1);
  db.begin();
  expect(db.execute("INSERT INTO t VALUES (1, 'x'), (2, 'y')", []).meta.changes).toBe(2);
  db.undo();
  expect(db.execute("SELECT count(*) AS n FROM t", []).results).toEqual([{ n: 0 }]);
});
