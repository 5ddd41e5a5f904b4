import { isChance, pick, pickOne } from "../../random.ts";
import { between, draw, hex, logBetween } from "../draws.ts";
import type { ClickDraft } from "../draft.ts";
import { convert } from "../honest/convert.ts";
import { clickDraft, newPerson, sessions } from "../honest/sessions.ts";
import { fraudOf, honest } from "../lines.ts";
import { address } from "../world/networks.ts";
import { obscureHosting } from "../world/other-networks.ts";
import {
  amount,
  byLevel,
  drawn,
  honestRestOfConversions,
  momentOf,
  type FraudScene,
} from "./fraud-scene.ts";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Results posted by the publisher itself: for ids it made up, for ids used before, for clicks nobody followed. */
export function forgedConversions(scene: FraudScene): void {
  const { random, level } = scene;
  const truth = fraudOf("forged-conversions", level);
  const count = amount(scene, { blatant: [60, 140], moderate: [45, 90], careful: [22, 40] });
  // The clicks are there, and honest as far as anybody can tell: it is the results that never were.
  const clicks = sessions(scene.aside, Math.round(count * logBetween(random, [6, 22])), {
    truth: honest,
  }).flat();
  const own = ownClicks(scene, count);
  const used: ClickDraft[] = [];
  const amounts = amountsOf(scene);
  const everyMs = between(random, [4, 60]) * 1_000;
  const madeUp = drawn(scene, { blatant: [0.25, 0.6], moderate: [0.08, 0.25], careful: [0, 0.06] });
  const again = drawn(scene, {
    blatant: [0.2, 0.5],
    moderate: [0.15, 0.35],
    careful: [0.08, 0.25],
  });
  for (let i = 0; i < count; i++) {
    const isMadeUp = isChance(random, madeUp);
    const isAgain = used.length > 0 && isChance(random, again);
    const click = pickOne(
      random,
      isAgain ? used : own.length > 0 && isChance(random, 0.4) ? own : clicks,
    );
    used.push(click);
    const atMs = postedAt(scene, click, everyMs, i);
    convert(scene, {
      of: isMadeUp ? madeUpId(scene) : click,
      atMs,
      truth,
      // A dear result claimed for a click on a cheap campaign.
      event: isChance(random, 0.08) ? "sale" : scene.campaign.kind,
      txid: txidOf(scene, i),
      amountMicros: amounts(),
      via: "postback",
      rejected: 0.7,
    });
  }
  honestRestOfConversions(scene, count);
}

/** Some forgers open the link themselves first, from the machine that will post. */
function ownClicks(scene: FraudScene, count: number): readonly ClickDraft[] {
  const { random } = scene;
  if (isChance(random, 0.5)) return [];
  const usual = newPerson(scene);
  const network = isChance(random, 0.6) ? pick(random, obscureHosting) : usual.network;
  const person = { ...usual, network, ip: address(random, network, 0) };
  const truth = fraudOf("forged-conversions", scene.level);
  const navigation = { referer: "", site: "none", dest: "document", isByUser: false } as const;
  return Array.from({ length: Math.ceil(count / 2) }, () =>
    clickDraft(scene, { person, atMs: momentOf(scene, person), navigation, truth }),
  );
}

/** Ids of the right length and letters, or plainly not ids. */
function madeUpId({ random }: FraudScene): string {
  return isChance(random, 0.7)
    ? draw(random, alphabet, 32)
    : hex(random, pickOne(random, [16, 24, 32, 40]));
}

/** Posted by a job that runs at its hours, or after a pause drawn without thinking of people. */
function postedAt(scene: FraudScene, click: ClickDraft, everyMs: number, index: number): number {
  const { random } = scene;
  const earliest = Math.max(scene.onsetMs, click.atMs + 1_000);
  if (scene.level === "careful") return earliest + between(random, [60_000, 10 * 3_600_000]);
  const hourMs = 3_600_000;
  const jobAt = Math.ceil((earliest + hourMs) / (6 * hourMs)) * 6 * hourMs;
  return scene.level === "blatant" || isChance(random, 0.5)
    ? jobAt + (index % 40) * everyMs
    : earliest + between(random, [5_000, 3_600_000]);
}

function txidOf(scene: FraudScene, index: number): string {
  const { random } = scene;
  return isChance(random, 0.5)
    ? `${draw(random, "abcdefghijk", 3)}${index}-${hex(random, 6)}`
    : hex(random, 16);
}

/** Round or equal sums; a careful forger takes prices from the shop. */
function amountsOf(scene: FraudScene): () => number | null {
  const { random, campaign } = scene;
  const { basket } = campaign;
  if (basket === null) return () => null;
  const list = Array.from(
    { length: byLevel(scene, { blatant: 1, moderate: 3, careful: 14 }) },
    () =>
      scene.level === "careful"
        ? Math.round(basket * between(random, [0.4, 2])) * 1_000_000 - 10_000
        : Math.max(5, Math.round((basket * between(random, [0.5, 2])) / 5) * 5) * 1_000_000,
  );
  return () => pickOne(random, list);
}
