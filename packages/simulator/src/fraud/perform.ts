import { createRandom, integer, isChance, pickOne, type Random } from "../random.ts";
import type { Player } from "./cast.ts";
import { clickFlooding } from "./classes/click-flooding.ts";
import { clickInjection } from "./classes/click-injection.ts";
import { cookieStuffing } from "./classes/cookie-stuffing.ts";
import { crudeBots } from "./classes/crude-bots.ts";
import { dataCentreFleet } from "./classes/data-centre-fleet.ts";
import { deviceFarm } from "./classes/device-farm.ts";
import { duplicateLeads } from "./classes/duplicate-leads.ts";
import { forgedConversions } from "./classes/forged-conversions.ts";
import type { FraudScene } from "./classes/fraud-scene.ts";
import { geoMasking } from "./classes/geo-masking.ts";
import { onsetMs } from "./classes/timers.ts";
import { about, between } from "./draws.ts";
import type { ClickDraft, ConversionDraft, Scene } from "./draft.ts";
import { convertSessions } from "./honest/convert.ts";
import { sessions } from "./honest/sessions.ts";
import type { PublisherHabits } from "./honest/habits.ts";
import { type FraudClass, type FraudLevel, honest, type LookAlike } from "./lines.ts";
import { burst } from "./look-alikes/burst.ts";
import { carrierNat } from "./look-alikes/carrier-nat.ts";
import { cloudDesktop } from "./look-alikes/cloud-desktop.ts";
import { officeNat } from "./look-alikes/office-nat.ts";
import { privacy } from "./look-alikes/privacy.ts";
import { passingMachines, scanners } from "./look-alikes/scanners.ts";

const frauds: Readonly<Record<FraudClass, (scene: FraudScene) => void>> = {
  "crude-bots": crudeBots,
  "data-centre-fleet": dataCentreFleet,
  "click-flooding": clickFlooding,
  "click-injection": clickInjection,
  "cookie-stuffing": cookieStuffing,
  "device-farm": deviceFarm,
  "forged-conversions": forgedConversions,
  "duplicate-leads": duplicateLeads,
  "geo-masking": geoMasking,
};

const likenesses: Readonly<Record<LookAlike, (scene: Scene, count: number) => void>> = {
  "office-nat": officeNat,
  "carrier-nat": carrierNat,
  burst,
  "cloud-desktop": cloudDesktop,
  privacy,
  scanners,
};

export type Stage = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly days: number;
  readonly scale: number;
  readonly clicks: ClickDraft[];
  readonly conversions: ConversionDraft[];
};

/** Everything one publisher brings to the campaigns it works for. */
export function perform(stage: Stage, player: Player): void {
  const random = createRandom(`${player.seed}/traffic`);
  const { clicks, conversions, fromMs, toMs } = stage;
  const scale = stage.scale / player.campaigns.length;
  for (const campaign of player.campaigns) {
    const scene: Scene = {
      random,
      fromMs,
      toMs,
      campaign,
      publisher: player.habits,
      scale,
      clicks,
      conversions,
    };
    const count = player.habits.clicksPerDay * stage.days * scale;
    play(scene, player, count);
    passingMachines(scene, about(random, count * between(random, [0.003, 0.02])));
  }
}

function play(scene: Scene, { role }: Player, count: number): void {
  const { random } = scene;
  switch (role.kind) {
    case "honest":
      return ordinary(scene, count);
    case "look-alike": {
      const share = between(random, [0.45, 0.92]);
      likenesses[role.lookAlike](scene, Math.round(count * share));
      return ordinary(scene, count * (1 - share));
    }
    case "fraud":
      return frauds[role.class](fraudScene(scene, role.level));
  }
}

function fraudScene(scene: Scene, level: FraudLevel): FraudScene {
  const { random, publisher } = scene;
  return {
    ...scene,
    publisher: isChance(random, 0.5) ? inFewPlaces(random, publisher) : publisher,
    aside: scene,
    level,
    onsetMs: onsetMs(random, scene.fromMs, scene.toMs, level === "blatant" ? 0 : 0.35),
    others: scene.conversions.filter(
      (other) => other.truth.label === "honest" && other.publisher !== publisher.ref,
    ),
  };
}

/** Often it is a few of a publisher's sources that cheat, while the others know nothing of it. */
function inFewPlaces(random: Random, publisher: PublisherHabits): PublisherHabits {
  const places = Array.from({ length: integer(random, 1, 4) }, () => publisher.subs(random));
  const subs = (draws: Random) => {
    const { sub1, sub2 } = pickOne(draws, places);
    const own = publisher.subs(draws);
    return {
      ...own,
      ...(sub1 === undefined ? {} : { sub1 }),
      ...(sub2 === undefined ? {} : { sub2 }),
    };
  };
  return { ...publisher, subs };
}

/** Here and there an office, a gateway or a private relay is among everybody's public. */
function ordinary(scene: Scene, count: number): void {
  const { random } = scene;
  const traces = [officeNat, carrierNat, cloudDesktop, privacy].map((make) => ({
    make,
    share: random.next() < 0.5 ? between(random, [0, 0.03]) : 0,
  }));
  for (const { make, share } of traces) make(scene, about(random, count * share));
  const rest = count * (1 - traces.reduce((sum, { share }) => sum + share, 0));
  convertSessions(scene, sessions(scene, about(random, rest), { truth: honest }));
}
