import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import type { Traits } from "../traits.ts";
import { whoUsesExits } from "./exits.ts";

const PHONE: Partial<Traits> = { network: "hosting", asn: 9_009, client: "safari/iOS" };

/** Phones in so many networks of hosts, each address with so many browsers. */
function users(networks: number, agents: number, traits: Partial<Traits> = {}, seesExits = true) {
  const clicks = visits("pub_1", "own", {
    clicks: 4 * networks,
    results: 0,
    traits: (n) => ({
      ...PHONE,
      address: 1 + (n % networks),
      prefix: 1 + (n % networks),
      ...traits,
    }),
  }).map(({ click }) => click);
  const addressUse = () => ({ clicks: 4 * agents, agents });
  return [...whoUsesExits({ clicks, addressUse }, { seesExits })];
}

test.each([
  ["phones in eight networks of hosts use exits", users(8, 3), ["pub_1"]],
  ["a gateway for a company's phones is in fewer networks", users(7, 3), []],
  ["an address of its own is no exit", users(12, 1), []],
  ["desks are a company", users(12, 3, { client: "chrome/Windows" }), []],
  ["a relay is nobody's exit", users(12, 3, { network: "relay" }), []],
  ["phones at home are not hosted", users(12, 3, { network: "access" }), []],
  ["an address that is not known is none", users(12, 3, { address: 0 }), []],
  ["a rule set from before does not look", users(12, 3, {}, false), []],
])("%s", (_what, found, expected) => {
  expect(found).toEqual(expected);
});
