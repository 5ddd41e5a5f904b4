import { isChance, pick, pickOne } from "../../random.ts";
import { androidInApp } from "../browsers/android-apps.ts";
import { androidChromium, desktopChromium } from "../browsers/chromium.ts";
import { pickBrowser } from "../browsers/pick-browser.ts";
import { honestDelay } from "../campaigns.ts";
import { between } from "../draws.ts";
import { convert } from "../honest/convert.ts";
import { waking } from "../honest/moments.ts";
import { navigate } from "../honest/navigate.ts";
import { clickDraft, mixIn, pickCountry } from "../honest/sessions.ts";
import { fraudOf } from "../lines.ts";
import { pickLanguages } from "../languages.ts";
import { settle, type Person } from "../person.ts";
import { marketOf } from "../world/countries.ts";
import { disguisedHosting, knownHosting, obscureHosting } from "../world/other-networks.ts";
import { amount, byLevel, drawn, honestRestOfClicks, type FraudScene } from "./fraud-scene.ts";
import { manyOf, someOf } from "./timers.ts";

/** Real browsers on rented machines, many of them, made to look like visitors. */
export function dataCentreFleet(scene: FraudScene): void {
  const { random, level } = scene;
  const truth = fraudOf("data-centre-fleet", level);
  const count = amount(scene, {
    blatant: [1_000, 2_600],
    moderate: [600, 1_500],
    careful: [350, 900],
  });
  const machines = fleetOf(scene);
  const restless = drawn(scene, { blatant: [0.7, 1], moderate: [0.3, 0.8], careful: [0, 0.3] });
  const rate = between(random, [0.02, 0.08]);
  const pace = drawn(scene, { blatant: [0.3, 0.8], moderate: [0.5, 1], careful: [0.8, 1.2] });
  for (let i = 0; i < count; i++) {
    const person = pickOne(random, machines);
    const atMs = waking(random, scene.onsetMs, scene.toMs, person.offsetHours, restless);
    const click = clickDraft(scene, {
      person,
      atMs,
      navigation: navigate(random, scene.publisher, person),
      truth,
    });
    if (!isChance(random, rate)) continue;
    const delay = honestDelay(random, scene.campaign, pace);
    convert(scene, { of: click, atMs: atMs + delay, truth, rejected: between(random, [0.2, 0.7]) });
  }
  honestRestOfClicks(scene, count);
}

function fleetOf(scene: FraudScene): readonly Person[] {
  const { random } = scene;
  const country = pickCountry(scene);
  const market = marketOf(country);
  const networks = byLevel(scene, {
    blatant: someOf(random, knownHosting, 3),
    moderate: [...someOf(random, knownHosting, 2), ...someOf(random, obscureHosting, 5)],
    careful: [...someOf(random, disguisedHosting, 6), ...someOf(random, obscureHosting, 3)],
  });
  const image = desktopChromium(random);
  const mix = mixIn(scene, country);
  return manyOf(
    random,
    byLevel(scene, { blatant: [20, 200], moderate: [80, 500], careful: [150, 700] }),
    () => {
      const browser = byLevel(scene, {
        blatant: image,
        moderate: isChance(random, 0.4) ? desktopChromium(random) : androidChromium(random),
        careful: isChance(random, 0.8) ? pickBrowser(random, mix) : androidInApp(random, "none"),
      });
      const languages = pickLanguages(
        random,
        market,
        browser,
        scene.level === "careful" ? 0.05 : 0,
      );
      return settle(random, {
        market,
        network: pick(random, networks),
        browser,
        languages,
        tls: browser.tls,
      });
    },
  );
}
