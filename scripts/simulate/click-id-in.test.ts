import { expect, test } from "vitest";
import { clickIdIn } from "./click-id-in.ts";

const id = "0c7832f0b7c3cf62b671e0ca3d59d34c";

test.each([
  ["https://shop.example/?cid=0c7832f0b7c3cf62b671e0ca3d59d34c&a=1", id],
  ["https://shop.example/0c7832f0b7c3cf62b671e0ca3d59d34c/landing", id],
  ["https://shop.example/#ref=0c7832f0b7c3cf62b671e0ca3d59d34c", id],
  ["https://shop.example/?cid=0c7832f0b7c3cf62b671e0ca3d59d34c0", null],
  ["https://shop.example/", null],
])("the click id in %s is found by its shape", (location, found) => {
  expect(clickIdIn(location)).toBe(found);
});
