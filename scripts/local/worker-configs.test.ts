import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../repository.ts";
import { shardNames, withShards, workerConfig } from "./worker-configs.ts";

test("events databases are numbered from the second on", () => {
  expect(shardNames(1)).toEqual(["EVENTS"]);
  expect(shardNames(3)).toEqual(["EVENTS", "EVENTS_2", "EVENTS_3"]);
});

test("with one events database a Worker is started by its own configuration", () => {
  expect(workerConfig("api", "/nowhere", 1)).toBe(`${root}/workers/api/wrangler.toml`);
});

test.each(["api", "consumer"])(
  "more are bound to the %s beside the first, with its migrations",
  (worker) => {
    const folder = `${root}/workers/${worker}`;
    const text = withShards(readFileSync(`${folder}/wrangler.toml`, "utf8"), folder, 3);
    expect(text).toContain(`main = "${folder}/src/index.ts"`);
    expect([...text.matchAll(/^binding = "(EVENTS.*)"$/gm)].map(([, name]) => name)).toEqual([
      "EVENTS",
      "EVENTS_2",
      "EVENTS_3",
    ]);
    expect(text).toContain(
      `binding = "EVENTS_2"\ndatabase_name = "cleverdrip-events-2"\nmigrations_dir = "${root}/migrations/events"`,
    );
  },
);
