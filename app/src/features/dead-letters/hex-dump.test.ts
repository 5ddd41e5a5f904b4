import { expect, test } from "vitest";
import { bytesOfBase64, hexDump } from "./hex-dump.ts";

test("bytes stand in lines of eight, with what of them is printable", () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode('{"click":1}'),
    0xff,
    0,
    10,
    0x7f,
    0x41,
    0x42,
  ]);
  expect(hexDump(bytes)).toBe(
    [
      `000000  7b 22 63 6c 69 63 6b 22  {"click"`,
      `000008  3a 31 7d ff 00 0a 7f 41  :1}....A`,
      `000010  42                       B`,
    ].join("\n"),
  );
  expect(hexDump(new Uint8Array())).toBe("");
});

test.each([
  ["//4A", [255, 254, 0]],
  ["//4Awy", [255, 254, 0]],
  ["", []],
])("%j is read as far as it goes", (content, bytes) => {
  expect([...bytesOfBase64(content)]).toEqual(bytes);
});
