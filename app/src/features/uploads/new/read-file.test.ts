import { expect, test } from "vitest";
import { readFileText } from "./read-file.ts";

test.each([
  ["UTF-8", [0xc3, 0xbc]],
  ["UTF-16 with its mark", [0xff, 0xfe, 0xfc, 0x00]],
  ["UTF-16 in the other order", [0xfe, 0xff, 0x00, 0xfc]],
  ["Windows-1252", [0xfc]],
])("a file saved as %s is read", async (_, bytes) => {
  // jsdom's files cannot be read as bytes.
  const file = { arrayBuffer: async () => new Uint8Array(bytes).buffer } as Blob;
  expect(await readFileText(file)).toBe("ü");
});
