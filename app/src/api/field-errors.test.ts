import { expect, test } from "vitest";
import { ApiError } from "./api-error.ts";
import { errorsElsewhere, fieldErrorsOf } from "./field-errors.ts";

const refused = (...errors: { path: string; message: string }[]) =>
  new ApiError({
    type: "about:blank",
    title: "",
    status: 400,
    code: "invalid-request",
    detail: "refused",
    requestId: "",
    errors,
  });

test.each([
  "eventTypes.0.name",
  "/eventTypes/0/name",
  "eventTypes[0].name",
  "body.eventTypes.0.name",
])("the path %s names the first event type's name", (path) => {
  expect(fieldErrorsOf(refused({ path, message: "too short" }))).toEqual({
    "eventTypes.0.name": "too short",
  });
});

test("of several complaints about a field the first is shown", () => {
  const error = refused(
    { path: "slug", message: "too short" },
    { path: "slug", message: "bad letters" },
  );
  expect(fieldErrorsOf(error)).toEqual({ slug: "too short" });
});

test("an error that is no refusal has no fields", () => {
  expect(fieldErrorsOf(new Error("a bug"))).toEqual({});
  expect(fieldErrorsOf(null)).toEqual({});
});

test("complaints about fields that the form does not show are kept for its button", () => {
  const errors = { name: "empty", "eventTypes.0.name": "bad", extra: "unknown field", "": "odd" };
  expect(errorsElsewhere(errors, ["name", "eventTypes"])).toEqual(["extra: unknown field", "odd"]);
});
