import { isChance, logNormal, pick, pickOne } from "../../random.ts";
import { honestDelay } from "../campaigns.ts";
import { between } from "../draws.ts";
import { convert } from "../honest/convert.ts";
import { clickDraft, pickCountry } from "../honest/sessions.ts";
import { navigate } from "../honest/navigate.ts";
import { fraudOf } from "../lines.ts";
import { writeLanguages } from "../languages.ts";
import { settle, type Person } from "../person.ts";
import { marketOf } from "../world/countries.ts";
import { disguisedHosting, knownHosting, obscureHosting } from "../world/other-networks.ts";
import { contradicting, driven, headless, library, spoofed, type BotKit } from "./bot-kits.ts";
import { amount, byLevel, drawn, honestRestOfClicks, type FraudScene } from "./fraud-scene.ts";
import { manyOf, someOf, timed } from "./timers.ts";

/** Programs that click by a timer and fill in forms now and then. */
export function crudeBots(scene: FraudScene): void {
  const { random } = scene;
  const count = amount(scene, {
    blatant: [900, 2_400],
    moderate: [500, 1_300],
    careful: [350, 800],
  });
  const machines = machinesOf(scene);
  const moments = timed(random, count, {
    fromMs: scene.onsetMs,
    toMs: scene.toMs,
    unevenness: drawn(scene, {
      blatant: [0.01, 0.12],
      moderate: [0.1, 0.28],
      careful: [0.15, 0.36],
    }),
    hoursPerDay: drawn(scene, { blatant: [6, 24], moderate: [5, 22], careful: [4, 15] }),
  });
  const rate = between(random, [0.03, 0.09]);
  const pause = between(random, [18_000, 120_000]);
  for (const atMs of moments) work(scene, pickOne(random, machines), atMs, { rate, pause });
  honestRestOfClicks(scene, moments.length);
}

function work(
  scene: FraudScene,
  person: Person,
  atMs: number,
  { rate, pause }: { readonly rate: number; readonly pause: number },
): void {
  const { random, level, campaign } = scene;
  const truth = fraudOf("crude-bots", level);
  const usual = navigate(random, scene.publisher, person);
  const navigation =
    level === "blatant" && isChance(random, 0.7)
      ? { ...usual, referer: "", site: "none" as const, isByUser: false }
      : usual;
  const click = clickDraft(scene, { person, atMs, navigation, truth });
  if (!isChance(random, rate)) return;
  const delay = byLevel(scene, {
    blatant: logNormal(random, pause, 0.1),
    moderate: logNormal(random, pause, 0.35),
    careful: honestDelay(random, campaign, 0.8),
  });
  convert(scene, { of: click, atMs: atMs + delay, truth, rejected: between(random, [0.3, 0.8]) });
}

/** The few machines behind it, each with its kit and its address. */
function machinesOf(scene: FraudScene): readonly Person[] {
  const { random } = scene;
  const kits = kitsOf(scene);
  const country = pickCountry(scene);
  const market = marketOf(country);
  const isHosted = isChance(random, byLevel(scene, { blatant: 0.6, moderate: 0.35, careful: 0.1 }));
  const networks = isHosted
    ? someOf(random, [...knownHosting, ...obscureHosting, ...disguisedHosting], 3)
    : someOf(random, market.fixed, 3);
  return manyOf(
    random,
    byLevel(scene, { blatant: [2, 40], moderate: [8, 90], careful: [18, 140] }),
    () => {
      const kit = pickOne(random, kits);
      const language = isChance(random, 0.5) ? "en-US" : pick(random, market.languages);
      const languages = kit.hasLanguages
        ? writeLanguages(random, kit.browser.languageStyle, language, market)
        : "";
      const network = pick(random, networks);
      return settle(random, { market, network, browser: kit.browser, languages, tls: kit.tls });
    },
  );
}

function kitsOf(scene: FraudScene): readonly BotKit[] {
  const { random } = scene;
  const makers = byLevel(scene, {
    blatant: [library, spoofed, headless],
    moderate: [spoofed, contradicting, contradicting, headless],
    careful: [driven, driven, driven, contradicting],
  });
  const chosen = someOf(random, makers, 2);
  return manyOf(random, [1, 6], () => pickOne(random, chosen)(random));
}
