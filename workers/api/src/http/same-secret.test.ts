import { expect, test } from "vitest";
import { isSameSecret } from "./same-secret.ts";

test("only the very secret is the same", () => {
  expect(isSameSecret("s3cret", "s3cret")).toBe(true);
  for (const other of ["S3cret", "s3cre", "s3cret ", ""]) {
    expect(isSameSecret(other, "s3cret")).toBe(false);
  }
});

test("an installation without a secret lets nobody in, not even with an empty one", () => {
  expect(isSameSecret("", "")).toBe(false);
});
