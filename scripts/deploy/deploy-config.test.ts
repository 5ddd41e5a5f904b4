import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root, workers } from "../repository.ts";
import { deployConfig } from "./deploy-config.ts";

const ids = {
  snapshots: "kv-1",
  control: "d1-control",
  events: { "cleverdrip-events": "d1-events" },
};
const options = {
  appOrigin: "https://app.example.com",
  trackingOrigin: "https://go.example.com",
  logStream: null,
  clicksWaitSeconds: null,
};
const configOf = (path: string) =>
  deployConfig(readFileSync(`${root}/${path}`, "utf8"), ids, options);

test.each(workers)("$name is deployed with the ids of what the Workers share", ({ config }) => {
  const text = configOf(config);
  const found = [...text.matchAll(/^(?:database_)?id = "(.+)"$/gm)].map(([, id]) => id);
  // The fast lane reads no storage.
  const expected = config === "wrangler.toml" ? [] : ["kv-1", "d1-control"];
  expect(found).toEqual(expect.arrayContaining(expected));
  expect(text).not.toContain("localhost");
});

test("the api is told where the dashboard and the links are", () => {
  const text = configOf("workers/api/wrangler.toml");
  expect(text).toContain('APP_ORIGIN = "https://app.example.com"');
  expect(text).toContain('TRACKING_ORIGIN = "https://go.example.com"');
});

test("a database this script does not know is refused rather than deployed without an id", () => {
  const toml = '[[d1_databases]]\nbinding = "OTHER"\ndatabase_name = "other"\n';
  expect(() => deployConfig(toml, ids, options)).toThrow("without its id");
});

test("the consumer alone is told of a stream for the log, and how long the clicks queues wait", () => {
  const chosen = { ...options, logStream: "0".repeat(32), clicksWaitSeconds: 20 };
  const consumer = readFileSync(`${root}/workers/consumer/wrangler.toml`, "utf8");
  const second = `${consumer}\n[[queues.consumers]]\nqueue = "cleverdrip-clicks-2"\nmax_batch_timeout = 1\n`;
  const text = deployConfig(second, ids, chosen);
  expect(text).toContain(`binding = "LOG_STREAM"\nstream = "${chosen.logStream}"`);
  expect(text.match(/^max_batch_timeout = 20$/gm)).toHaveLength(2);
  expect(text.match(/^max_batch_timeout = /gm)).toHaveLength(5);
  const api = readFileSync(`${root}/workers/api/wrangler.toml`, "utf8");
  expect(deployConfig(api, ids, chosen)).toBe(deployConfig(api, ids, options));
});
