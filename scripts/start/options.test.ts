import { expect, test } from "vitest";
import { readStartOptions } from "./options.ts";

test("the product starts on port 8787 unless PORT says otherwise", () => {
  expect(readStartOptions([], {}).origin).toBe("http://localhost:8787");
  expect(readStartOptions([], { PORT: "9000" }).appOrigin).toBe("http://localhost:9000");
});

test("with hot reload the dashboard has the next port, links keep theirs", () => {
  const options = readStartOptions(["--dev"], { PORT: "9000" });
  expect(options.origin).toBe("http://localhost:9000");
  expect(options.appOrigin).toBe("http://localhost:9001");
});

test.each(["0", "65535", "http", "", "80 80", "-1"])("PORT=%j is refused", (port) => {
  expect(() => readStartOptions([], { PORT: port })).toThrow("PORT must be a number");
});

test("there is one events database unless CLEVERDRIP_EVENTS_SHARDS says otherwise", () => {
  expect(readStartOptions([], {}).shards).toBe(1);
  expect(readStartOptions([], { CLEVERDRIP_EVENTS_SHARDS: "2" }).shards).toBe(2);
  const read = () => readStartOptions([], { CLEVERDRIP_EVENTS_SHARDS: "two" });
  expect(read).toThrow("CLEVERDRIP_EVENTS_SHARDS must be a number");
});

test("an unknown option is named", () => {
  expect(() => readStartOptions(["--fast"], {})).toThrow("--fast");
});
