import { simulation, tests, type Mutant } from "../mutant.ts";

const SEND = "workers/consumer/src/deliveries/send-delivery.test.ts";

/** What endpoints are told, when and where. */
export const DELIVERY_MUTANTS: readonly Mutant[] = [
  {
    name: "delivery-not-written",
    file: "packages/db/src/events/conversion-effects.ts",
    from: "      DELIVERIES_SQL,\n      deliveries.map(",
    to: "      DELIVERIES_SQL,\n      deliveries.slice(1).map(",
    breaks: "One of the endpoints never hears of a result.",
    check: simulation,
  },
  {
    name: "id-changes-on-retry",
    file: "workers/consumer/src/deliveries/build-request.ts",
    from: '"webhook-id": id });',
    to: '"webhook-id": `${id}.${nowMs}` });',
    breaks: "A receiver cannot tell a second try from another event.",
    check: simulation,
  },
  {
    name: "schedule-a-step-off",
    file: "packages/core/src/deliver/delivery-schedule.ts",
    from: "const delayMs = DELIVERY_STEPS_MS[step];",
    to: "const delayMs = DELIVERY_STEPS_MS[step + 1];",
    breaks: "Retries come a step later than the documented ones, and the last never.",
    check: tests("packages/core/src/deliver/next-attempt.test.ts"),
  },
  {
    name: "redirects-followed",
    file: "workers/consumer/src/deliveries/build-request.ts",
    from: 'redirect: "manual"',
    to: 'redirect: "follow"',
    breaks: "An endpoint may send our request on to any address.",
    check: tests(SEND),
  },
  {
    name: "one-public-address-enough",
    file: "workers/consumer/src/deliveries/send-delivery.ts",
    from: "addresses.every(isPublicAddress)",
    to: "addresses.some(isPublicAddress)",
    breaks: "A name that also leads to a private address is sent to.",
    check: tests(SEND),
  },
  {
    name: "private-names-allowed",
    file: "packages/core/src/deliver/judge-host.ts",
    from: 'if (isUnderAny(host, PRIVATE_SUFFIXES)) return "The host name belongs to private networks.";',
    to: "",
    breaks: "Hosts of internal networks are sent to.",
    check: tests("packages/core/src/deliver/judge-endpoint.test.ts"),
  },
  {
    name: "redirect-is-success",
    file: "packages/core/src/deliver/attempt-outcome.ts",
    from: "if (status >= 200 && status < 300)",
    to: "if (status >= 200 && status < 400)",
    breaks: "A redirect counts as delivered, and nobody heard of it.",
    check: tests("packages/core/src/deliver/attempt-outcome.test.ts"),
  },
  {
    name: "stale-claim-taken",
    file: "packages/db/src/events/advance-delivery.ts",
    from: "AND attempts = ?4 AND lease_until_ms IS ?5`",
    to: "AND ?4 >= 0 AND (?5 IS NULL OR ?5 > 0)`",
    breaks: "Two Workers send the same step of a delivery.",
    check: tests("packages/db/src/events/advance-delivery.test.ts"),
  },
];
