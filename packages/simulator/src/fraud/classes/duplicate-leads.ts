import { isChance, pickOne } from "../../random.ts";
import { honestDelay } from "../campaigns.ts";
import { between, logBetween } from "../draws.ts";
import type { ClickDraft } from "../draft.ts";
import { convert } from "../honest/convert.ts";
import { navigate } from "../honest/navigate.ts";
import { clickDraft, newPerson } from "../honest/sessions.ts";
import { fraudOf } from "../lines.ts";
import type { Person } from "../person.ts";
import { address } from "../world/networks.ts";
import {
  amount,
  byLevel,
  drawn,
  honestRestOfConversions,
  momentOf,
  type FraudScene,
} from "./fraud-scene.ts";

/** One person's data sold several times: entered again under other clicks, with small changes, or taken from others' lists. */
export function duplicateLeads(scene: FraudScene): void {
  const { random, level } = scene;
  const truth = fraudOf("duplicate-leads", level);
  const count = amount(scene, { blatant: [60, 140], moderate: [45, 90], careful: [24, 44] });
  const identity = identitiesOf(scene, count);
  const desks = Array.from(
    {
      length: Math.ceil(
        count /
          logBetween(
            random,
            byLevel(scene, { blatant: [6, 20], moderate: [3, 8], careful: [1.2, 3] }),
          ),
      ),
    },
    () => newPerson(scene),
  );
  const renewed = random.next();
  const rate = between(random, [0.15, 0.7]);
  const rejected = drawn(scene, { blatant: [0.5, 0.9], moderate: [0.4, 0.8], careful: [0.3, 0.7] });
  const pace = drawn(scene, { blatant: [0.3, 0.7], moderate: [0.5, 0.9], careful: [0.8, 1.1] });
  for (let entered = 0; entered < count;) {
    const desk = pickOne(random, desks);
    const person = isChance(random, renewed)
      ? { ...desk, ip: address(random, desk.network, desk.ip.includes(":") ? 1 : 0) }
      : desk;
    const click = visit(scene, person, truth);
    if (!isChance(random, rate)) continue;
    entered += 1;
    const atMs = click.atMs + honestDelay(random, scene.campaign, pace);
    convert(scene, { of: click, atMs, truth, rejected, ...identity(atMs) });
  }
  honestRestOfConversions(scene, count);
}

function visit(scene: FraudScene, person: Person, truth: ClickDraft["truth"]): ClickDraft {
  const atMs = momentOf(scene, person);
  return clickDraft(scene, {
    person,
    atMs,
    navigation: navigate(scene.random, scene.publisher, person),
    truth,
  });
}

/** Whose data is entered next: one of few, now and then spelt another way, or somebody another publisher has sold. */
function identitiesOf(
  scene: FraudScene,
  count: number,
): (atMs: number) => { readonly lead: string } | { readonly leadHash: string } {
  const { random } = scene;
  const repeats = logBetween(
    random,
    byLevel(scene, { blatant: [5, 16], moderate: [2.5, 5], careful: [1.3, 2.4] }),
  );
  const list = Array.from({ length: Math.ceil(count / repeats) }, () => `sold-${random.next()}`);
  const altered = drawn(scene, { blatant: [0, 0.1], moderate: [0.1, 0.3], careful: [0.15, 0.35] });
  const stolen = drawn(scene, { blatant: [0, 0.1], moderate: [0.1, 0.4], careful: [0.4, 0.8] });
  const isSame = isChance(random, 0.75);
  const sold = scene.others.filter(({ campaign }) => !isSame || campaign === scene.campaign);
  return (atMs) => {
    // Only what has been entered before can be taken.
    const victim = isChance(random, stolen) && sold.length > 0 ? pickOne(random, sold) : null;
    if (victim !== null && victim.leadHash !== null && victim.atMs < atMs)
      return { leadHash: victim.leadHash };
    const lead = pickOne(random, list);
    return { lead: isChance(random, altered) ? `${lead}+${random.next()}` : lead };
  };
}
