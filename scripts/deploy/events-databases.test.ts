import { expect, test } from "vitest";
import { eventsDatabases } from "./events-databases.ts";

const bound = (binding: string, name: string) =>
  `[[d1_databases]]\nbinding = "${binding}"\ndatabase_name = "${name}"\nmigrations_dir = "x"\n`;
const one = bound("EVENTS", "cleverdrip-events");
const two = bound("EVENTS_2", "cleverdrip-events-2");

test("the events databases are those that consumer and api are bound to", () => {
  const toml = `${bound("CONTROL", "cleverdrip-control")}${one}${two}`;
  expect(eventsDatabases(toml, toml)).toEqual([
    { binding: "EVENTS", name: "cleverdrip-events" },
    { binding: "EVENTS_2", name: "cleverdrip-events-2" },
  ]);
});

test("one that only the consumer knows is refused: the api could not read it", () => {
  expect(() => eventsDatabases(`${one}${two}`, one)).toThrow(
    "workers/consumer/wrangler.toml binds EVENTS, EVENTS_2 and workers/api/wrangler.toml EVENTS",
  );
});
