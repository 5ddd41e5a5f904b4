import { expect, test } from "vitest";
import { compareRows, type VerifiedRow } from "./compare-rows.ts";

function row(id: string, change: Partial<VerifiedRow> = {}): VerifiedRow {
  return {
    id,
    bucket: "hour a",
    amounts: { payoutMicros: 5 },
    fields: { status: "approved" },
    twin: `same as ${id}`,
    ...change,
  };
}

const rows = (...own: readonly VerifiedRow[]) => new Map(own.map((each) => [each.id, each]));

test.each<[string, VerifiedRow | null, string | null]>([
  ["the same row", row("1"), null],
  ["no row", null, "lost-row 1 is in the log and not in t"],
  [
    "another amount",
    row("1", { amounts: { payoutMicros: 6 } }),
    "changed-amount 1: payoutMicros is 6, by the log 5",
  ],
  [
    "another bucket",
    row("1", { bucket: "hour b" }),
    "swapped-bucket 1 stands in hour b, by the log in hour a",
  ],
  [
    "another field",
    row("1", { fields: { status: null } }),
    "changed-row 1: status is nothing, by the log approved",
  ],
])("by a row in the log and %s in the table", (_, stored, said) => {
  const findings = compareRows("t", rows(row("1")), stored === null ? rows() : rows(stored));
  expect(findings.map(({ cause, detail }) => `${cause} ${detail}`)).toEqual(
    said === null ? [] : [said],
  );
  for (const finding of findings) expect(finding).toMatchObject({ place: "t", eventId: "1" });
});

test("a row that no segment has is a double where another says the same, and else a lost segment", () => {
  const logged = rows(row("1"));
  const double = row("2", { twin: "same as 1" });
  const findings = compareRows("t", logged, rows(row("1"), double, row("3")));
  expect(findings.map(({ cause, eventId }) => [cause, eventId])).toEqual([
    ["doubled-row", "2"],
    ["missing-segment", "3"],
  ]);
});

test("a row that differs in several ways is named for each", () => {
  const other = row("1", {
    bucket: null,
    amounts: { payoutMicros: 1 },
    fields: { status: "hold" },
  });
  const causes = compareRows("t", rows(row("1")), rows(other)).map(({ cause }) => cause);
  expect(causes).toEqual(["changed-amount", "swapped-bucket", "changed-row"]);
});
