import { expect, test } from "vitest";
import { statement } from "../../testing/ledger-samples.ts";
import { periodWords } from "./statement-words.ts";

test("a period names its year where it is not this one", () => {
  expect(periodWords(statement(), "2026-11-20")).toBe("1 Oct – 31 Oct");
  expect(periodWords(statement(), "2027-01-02")).toBe("1 Oct – 31 Oct 2026");
  const turn = { firstDay: "2025-12-29", lastDay: "2026-01-04" };
  expect(periodWords(turn, "2026-01-05")).toBe("29 Dec 2025 – 4 Jan");
});
