import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root, workers } from "../repository.ts";
import { queuesOf } from "./queues.ts";

const ours = workers.map(({ config }) => readFileSync(`${root}/${config}`, "utf8"));
const producer = `[[queues.producers]]
binding = "CLICKS_2"
queue = "cleverdrip-clicks-2"
`;
const consumer = `[[queues.consumers]]
queue = "cleverdrip-clicks-2"
max_batch_size = 40
dead_letter_queue = "cleverdrip-clicks-dead"
`;

test("the queues of an installation are those that the Workers name, dead-letter queues included", () => {
  expect(queuesOf(ours).toSorted()).toEqual([
    "cleverdrip-clicks",
    "cleverdrip-clicks-dead",
    "cleverdrip-deliveries",
    "cleverdrip-deliveries-dead",
  ]);
  expect(queuesOf([...ours, producer, consumer])).toContain("cleverdrip-clicks-2");
});

test("a queue that clicks would be sent to, and nobody takes them from, is refused", () => {
  expect(() => queuesOf([...ours, producer])).toThrow(
    "nobody takes messages from cleverdrip-clicks-2",
  );
  expect(() => queuesOf([consumer])).toThrow("nobody takes messages from cleverdrip-clicks-dead");
});
