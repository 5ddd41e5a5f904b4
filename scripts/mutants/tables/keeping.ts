import { tests, type Mutant } from "../mutant.ts";

const PURGE = "workers/consumer/src/retention/purge-clicks.ts";
const PURGE_TEST = "workers/consumer/src/retention/purge-clicks.test.ts";

/** How long things are kept, and what the log says of them. */
export const KEEPING_MUTANTS: readonly Mutant[] = [
  {
    name: "purge-in-hot-window",
    file: PURGE,
    from: "const endMs = hourStartMs(nowMs - hotWindowDays * DAY_MS);",
    to: "const endMs = hourStartMs(nowMs - (hotWindowDays - 1) * DAY_MS);",
    breaks: "Clicks of the hot window's last day are deleted.",
    check: tests(PURGE_TEST),
  },
  {
    name: "checksum-not-compared",
    file: "workers/consumer/src/log/read-log.ts",
    from: 'if ((await checksumOf(bytes)) !== sha256) return { kind: "bad-checksum" };',
    to: "",
    breaks: "A segment of the log that was changed is taken for what was written.",
    check: tests("workers/consumer/src/verify/check-hour.test.ts"),
  },
  {
    name: "segment-written-over",
    file: "workers/consumer/src/log/append-log.ts",
    from: 'onlyIf: { etagDoesNotMatch: "*" },',
    to: "",
    breaks: "What the log says can be replaced.",
    check: tests("workers/consumer/src/log/log.test.ts"),
  },
  {
    name: "ledger-row-forgotten-early",
    file: "packages/db/src/events/purge.ts",
    from: "AND batch_id < ?2 ORDER BY batch_id LIMIT ?3",
    to: "AND batch_id <= ?2 ORDER BY batch_id LIMIT ?3",
    breaks: "A batch is forgotten in the moment it may still come again.",
    check: tests("packages/db/src/events/dead-clicks.test.ts"),
  },
  {
    name: "kept-address-of-one-day",
    file: "workers/consumer/src/queue/blank-addresses.ts",
    from: "const CLICK_DAYS = [0, -1];",
    to: "const CLICK_DAYS = [0];",
    breaks: "A click that is replayed without its address is no duplicate of one before midnight.",
    check: tests("workers/consumer/src/queue/blank-addresses.test.ts"),
  },
  {
    name: "discarded-row-forgotten",
    file: "packages/db/src/events/settle-dead-letter.ts",
    from: "IN ${among} AND NOT ${IS_DISCARDED}`,",
    to: "IN ${among}`,",
    breaks: "A month after a message was discarded nothing says that it ever was.",
    check: tests("packages/db/src/events/discard-dead-letter.test.ts"),
  },
  {
    name: "killer-not-noted",
    file: "workers/consumer/src/queue/handle-parts.ts",
    from: "await noteOrGoOn(message.id, throughId, trials);",
    to: "",
    breaks: "A message that kills the consumer delays the others for as long as it is tried.",
    check: tests("workers/consumer/src/queue/handle-parts.test.ts"),
  },
];
