import { expect, test } from "vitest";
import { readMessage } from "./read-message.ts";

test.each([
  [null, "expected object"],
  ["hello", "expected object"],
  [{ v: 2 }, "kind: "],
  [{ v: 2, kind: "report", txid: "T" }, "receivedAtMs: "],
  [{ v: 1, kind: "conversion", txid: "T" }, "clickId: "],
  [{ v: 2, kind: "packed-clicks", batchId: 7 }, "batchId: "],
  [{ v: 9, kind: "packed-clicks", batchId: "bat_1" }, "v: "],
])("the message %j is refused by the field's name", (body, words) => {
  const read = readMessage(body);
  expect(read.kind).toBe("unreadable");
  expect(read.kind === "unreadable" && read.reason).toContain(words);
});
