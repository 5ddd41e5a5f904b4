import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/api-error.ts";
import { useDraft } from "./use-draft.ts";

type Row = { readonly key: number; readonly name: string };

const ROWS: readonly Row[] = [
  { key: 1, name: "one" },
  { key: 2, name: "two" },
];

const refusal = (path: string) =>
  new ApiError({
    type: "about:blank",
    title: "Invalid",
    status: 400,
    code: "invalid-request",
    detail: "one field is not valid",
    requestId: "",
    errors: [{ path, message: "is taken" }],
  });

const emptyNames = (rows: readonly Row[]) =>
  Object.fromEntries(
    rows.flatMap(({ name }, index) => (name === "" ? [[`${index}.name`, "is empty"]] : [])),
  );

function setUp(error: unknown = null) {
  return renderHook(
    (props: { readonly error: unknown }) => useDraft(() => ROWS, props.error, emptyNames),
    {
      initialProps: { error },
    },
  );
}

test("a draft with complaints of its own is not sent", () => {
  const { result } = setUp();
  const onValid = vi.fn();
  act(() => result.current.change([{ key: 1, name: "" }]));
  act(() => result.current.send(onValid));
  expect(onValid).not.toHaveBeenCalled();
  expect(result.current.errors).toEqual({ "0.name": "is empty" });
  act(() => result.current.change([{ key: 1, name: "x" }]));
  act(() => result.current.send(onValid));
  expect(onValid).toHaveBeenCalledWith([{ key: 1, name: "x" }]);
});

test("the server's complaints stay while other fields are corrected", () => {
  const { result } = setUp(refusal("1.name"));
  act(() => result.current.change([{ key: 1, name: "changed" }, ...ROWS.slice(1)]));
  expect(result.current.errors).toEqual({ "1.name": "is taken" });
});

test("after a row was moved or removed, complaints do not point at its neighbour", () => {
  const { result, rerender } = setUp(refusal("1.name"));
  act(() => result.current.change(ROWS.toReversed()));
  expect(result.current.errors).toEqual({});
  rerender({ error: refusal("0.name") });
  expect(result.current.errors).toEqual({ "0.name": "is taken" });
});

test("a text that looks like a row's key is only a text", () => {
  const { result } = setUp(refusal("1.name"));
  act(() => result.current.change([{ key: 1, name: '"key":7' }, ...ROWS.slice(1)]));
  expect(result.current.errors).toEqual({ "1.name": "is taken" });
});
