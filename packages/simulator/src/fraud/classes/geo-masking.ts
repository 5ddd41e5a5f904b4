import { integer, isChance, pick, pickOne } from "../../random.ts";
import type { Browser } from "../browsers/browser.ts";
import { androidChromium, desktopChromium } from "../browsers/chromium.ts";
import { pickBrowser } from "../browsers/pick-browser.ts";
import { honestDelay } from "../campaigns.ts";
import { between, logBetween } from "../draws.ts";
import { convert } from "../honest/convert.ts";
import { waking } from "../honest/moments.ts";
import { navigate } from "../honest/navigate.ts";
import { clickDraft, mixIn, pickCountry } from "../honest/sessions.ts";
import { fraudOf } from "../lines.ts";
import { pickLanguages, writeLanguages } from "../languages.ts";
import { settle, type Person } from "../person.ts";
import { marketOf, type Market } from "../world/countries.ts";
import { obscureHosting, vpnNetworks } from "../world/other-networks.ts";
import { stacks } from "../world/tls.ts";
import { amount, byLevel, drawn, honestRestOfClicks, type FraudScene } from "./fraud-scene.ts";
import { manyOf, someOf } from "./timers.ts";

type Origin = {
  readonly languages: readonly string[];
  readonly zone: string;
  readonly offsetHours: number;
};

const origins: readonly Origin[] = [
  { languages: ["vi-VN", "en-US"], zone: "Asia/Ho_Chi_Minh", offsetHours: 7 },
  { languages: ["bn-BD", "en-US"], zone: "Asia/Dhaka", offsetHours: 6 },
  { languages: ["ru-RU", "en-US"], zone: "Asia/Yekaterinburg", offsetHours: 5 },
  { languages: ["zh-CN", "zh-TW"], zone: "Asia/Shanghai", offsetHours: 8 },
  { languages: ["en-US", "en-GB"], zone: "Africa/Lagos", offsetHours: 1 },
  { languages: ["pt-BR", "es-419"], zone: "America/Sao_Paulo", offsetHours: -3 },
  { languages: ["ar-EG", "en-US"], zone: "Africa/Cairo", offsetHours: 2 },
  { languages: ["id-ID", "en-US"], zone: "Asia/Jakarta", offsetHours: 7 },
];

/** People far away who pass for inhabitants of the country that pays: through VPNs, hosts, or other people's homes. */
export function geoMasking(scene: FraudScene): void {
  const { random, level } = scene;
  const truth = fraudOf("geo-masking", level);
  const count = amount(scene, {
    blatant: [700, 1_800],
    moderate: [450, 1_100],
    careful: [300, 700],
  });
  const origin = pickOne(random, origins);
  const crowd = manyOf(random, [count / 5, count / 1.5], () => masked(scene, origin));
  const rate = between(random, [0.03, 0.1]);
  const rejected = between(random, [0.3, 0.75]);
  const home = drawn(scene, { blatant: [0.8, 1], moderate: [0.4, 1], careful: [0, 0.6] });
  for (let i = 0; i < count; i++) {
    const person = pickOne(random, crowd);
    const hours = isChance(random, home) ? origin.offsetHours : person.offsetHours;
    const atMs = waking(random, scene.onsetMs, scene.toMs, hours, 0.05);
    const click = clickDraft(scene, {
      person,
      atMs,
      navigation: navigate(random, scene.publisher, person),
      truth,
    });
    if (!isChance(random, rate)) continue;
    convert(scene, {
      of: click,
      atMs: atMs + honestDelay(random, scene.campaign, 0.9),
      truth,
      rejected,
    });
  }
  honestRestOfClicks(scene, count);
}

function masked(scene: FraudScene, origin: Origin): Person {
  const { random } = scene;
  const country = pickCountry(scene);
  const market = marketOf(country);
  const browser = pickBrowser(random, mixIn(scene, country));
  const isThroughHome = isChance(
    random,
    byLevel(scene, { blatant: 0, moderate: 0.3, careful: 0.9 }),
  );
  const networks = isThroughHome
    ? market.fixed
    : isChance(random, 0.75)
      ? vpnNetworks
      : someOf(random, obscureHosting, 5);
  const network = pick(random, networks);
  const isForeign = isChance(
    random,
    byLevel(scene, { blatant: 0.85, moderate: 0.5, careful: 0.14 }),
  );
  const languages = isForeign
    ? writeLanguages(random, browser.languageStyle, pickOne(random, origin.languages), market)
    : localized(scene, market, browser);
  const isMisplaced = isChance(
    random,
    byLevel(scene, { blatant: 0.35, moderate: 0.2, careful: 0.06 }),
  );
  // The round trip is to the far end of the tunnel, and to a proxy at home by way of the home's uplink.
  const rttMs = logBetween(random, isThroughHome ? [60, 340] : [90, 420]);
  const disguise = isChance(
    random,
    byLevel(scene, { blatant: 0.05, moderate: 0.15, careful: 0.35 }),
  );
  const tls = disguise ? otherEngine(scene, browser) : browser.tls;
  return settle(random, {
    market,
    network,
    browser,
    languages,
    tls,
    rttMs,
    ...(isMisplaced ? { timezone: origin.zone } : {}),
  });
}

/** A browser that only pretends to be this one keeps its own engine's handshake. */
function otherEngine({ random }: FraudScene, browser: Browser) {
  const own = isChance(random, 0.5) ? desktopChromium(random).tls : androidChromium(random).tls;
  return own === browser.tls
    ? pickOne(random, [stacks.chromiumKyber, stacks.chromiumOld, stacks.go])
    : own;
}

function localized(scene: FraudScene, market: Market, browser: Browser): string {
  const { random } = scene;
  if (integer(random, 0, 3) === 0)
    return writeLanguages(random, browser.languageStyle, "en-US", market);
  return pickLanguages(random, market, browser, 0.04);
}
