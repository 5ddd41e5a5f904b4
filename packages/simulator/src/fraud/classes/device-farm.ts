import { integer, isChance, logNormal, pick, pickOne, type Random } from "../../random.ts";
import { androidInApp, androidModel } from "../browsers/android-apps.ts";
import { iosSafari } from "../browsers/apple.ts";
import { androidChromium } from "../browsers/chromium.ts";
import type { Browser } from "../browsers/browser.ts";
import { basketMicros } from "../campaigns.ts";
import { between } from "../draws.ts";
import { convert } from "../honest/convert.ts";
import { navigate } from "../honest/navigate.ts";
import { clickDraft, pickCountry } from "../honest/sessions.ts";
import { fraudOf } from "../lines.ts";
import { pickLanguages } from "../languages.ts";
import { settle, type Person } from "../person.ts";
import { marketOf } from "../world/countries.ts";
import { prefix24, prefix48 } from "../world/networks.ts";
import { amount, byLevel, drawn, honestRestOfConversions, type FraudScene } from "./fraud-scene.ts";
import { manyOf, someOf } from "./timers.ts";

const hourMs = 3_600_000;

/** A room of phones that are reset again and again, each time a new user who does just enough to be paid for. */
export function deviceFarm(scene: FraudScene): void {
  const { random, level } = scene;
  const truth = fraudOf("device-farm", level);
  const count = amount(scene, { blatant: [60, 150], moderate: [45, 100], careful: [22, 45] });
  const phones = phonesOf(scene);
  const rate = drawn(scene, { blatant: [0.3, 0.7], moderate: [0.18, 0.5], careful: [0.1, 0.3] });
  const shape = {
    pace: between(random, [0.4, 1]),
    sigma: drawn(scene, { blatant: [0.08, 0.25], moderate: [0.15, 0.35], careful: [0.3, 0.6] }),
  };
  const rejected = between(random, [0.5, 0.9]);
  const renewed = between(random, [0.2, 1]);
  const shift = { startHour: integer(random, 0, 23), hours: between(random, [8, 18]) };
  for (let converted = 0; converted < count;) {
    const phone = pickOne(random, phones);
    // A reset, a moment in flight mode: a new address of the same pool.
    const person = isChance(random, renewed)
      ? { ...phone, ip: addressIn(random, poolOf(phone.ip)) }
      : phone;
    const atMs = inShift(scene, shift);
    const click = clickDraft(scene, {
      person,
      atMs,
      navigation: navigate(random, scene.publisher, person),
      truth,
    });
    if (!isChance(random, rate)) continue;
    converted += 1;
    const delay = Math.max(
      20_000,
      logNormal(random, scene.campaign.soon.medianMs * shape.pace, shape.sigma),
    );
    convert(scene, {
      of: click,
      atMs: atMs + delay,
      truth,
      rejected,
      amountMicros: basketMicros(random, scene.campaign, 0.4),
    });
  }
  honestRestOfConversions(scene, count);
}

function inShift(
  scene: FraudScene,
  { startHour, hours }: { readonly startHour: number; readonly hours: number },
): number {
  const { random, onsetMs, toMs } = scene;
  const day = Math.floor(random.next() * Math.max(1, (toMs - onsetMs) / (24 * hourMs)));
  const atMs = onsetMs + day * 24 * hourMs + ((startHour + random.next() * hours) % 24) * hourMs;
  // The last day may be cut short.
  return Math.floor(atMs < toMs ? atMs : between(random, [onsetMs, toMs]));
}

/** Few kinds of phone behind few addresses; a careful farm takes the carrier's. */
function phonesOf(scene: FraudScene): readonly Person[] {
  const { random } = scene;
  const country = pickCountry(scene);
  const market = marketOf(country);
  const networks = someOf(
    random,
    isChance(random, 0.6) ? market.mobile : market.fixed,
    scene.level === "careful" ? 2 : 1,
  );
  const network = pick(random, networks);
  const isV6 = isChance(random, market.v6 * 0.6);
  const subnets = manyOf(
    random,
    byLevel(scene, { blatant: [1, 2], moderate: [1, 4], careful: [3, 12] }),
    () => (isV6 ? prefix48(random, network) : prefix24(random, network)),
  );
  const kinds = browsersOf(scene);
  const languages = pickLanguages(random, market, pickOne(random, kinds), 0.3);
  return manyOf(
    random,
    byLevel(scene, { blatant: [8, 30], moderate: [20, 70], careful: [50, 160] }),
    () => {
      const browser = pickOne(random, kinds);
      const ip = addressIn(random, pickOne(random, subnets));
      return settle(random, { market, network, browser, languages, tls: browser.tls, ip });
    },
  );
}

function addressIn(random: Random, pool: string): string {
  return pool.includes(":")
    ? `${pool}:${integer(random, 0, 0xff).toString(16)}::${integer(random, 1, 0xffff).toString(16)}`
    : `${pool}.${integer(random, 1, 254)}`;
}

/** The /24 or /48 of an address that was made here. */
function poolOf(ip: string): string {
  return ip
    .split(/[.:]/)
    .slice(0, 3)
    .join(ip.includes(":") ? ":" : ".");
}

function browsersOf(scene: FraudScene): readonly Browser[] {
  const { random } = scene;
  const isApple = isChance(random, 0.25);
  return manyOf(
    random,
    byLevel(scene, { blatant: [1, 3], moderate: [2, 5], careful: [3, 10] }),
    () => {
      if (isApple) return iosSafari(random);
      return isChance(random, 0.6)
        ? androidInApp(random, "none", androidModel(random))
        : androidChromium(random);
    },
  );
}
