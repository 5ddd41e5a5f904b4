import type { FraudRule } from "./fraud-rule.ts";
import { alike } from "./rules/alike.ts";
import { byTheClock } from "./rules/by-the-clock.ts";
import { blockList } from "./rules/block-list.ts";
import { forged } from "./rules/forged.ts";
import { hiddenFrame } from "./rules/hidden-frame.ts";
import { invalidClick } from "./rules/invalid-click.ts";
import { lowRate } from "./rules/low-rate.ts";
import { madeUpNumbers } from "./rules/made-up-numbers.ts";
import { manyPerClick } from "./rules/many-per-click.ts";
import { night } from "./rules/night.ts";
import { oddClient } from "./rules/odd-client.ts";
import { oddConnection } from "./rules/odd-connection.ts";
import { oddNetwork } from "./rules/odd-network.ts";
import { oddPlace } from "./rules/odd-place.ts";
import { oddTakenBack } from "./rules/odd-taken-back.ts";
import { ownSource } from "./rules/own-source.ts";
import { repeatedSender } from "./rules/repeated-sender.ts";
import { sameLead } from "./rules/same-lead.ts";
import { steadyPace } from "./rules/steady-pace.ts";
import { takenBack } from "./rules/taken-back.ts";
import { tooSoon } from "./rules/too-soon.ts";
import { unlikePeersTime } from "./rules/unlike-peers-time.ts";

/** Every rule there is, in the order in which settings show them. */
export const ALL_RULES: readonly FraudRule[] = [
  invalidClick,
  blockList,
  forged,
  oddClient,
  oddConnection,
  oddNetwork,
  oddPlace,
  oddTakenBack,
  repeatedSender,
  tooSoon,
  unlikePeersTime,
  hiddenFrame,
  takenBack,
  sameLead,
  manyPerClick,
  madeUpNumbers,
  byTheClock,
  ownSource,
  steadyPace,
  alike,
  lowRate,
  night,
];
