import { isChance, logNormal } from "../../random.ts";
import { androidInApp } from "../browsers/android-apps.ts";
import { androidChromium } from "../browsers/chromium.ts";
import { between, logBetween } from "../draws.ts";
import { convert } from "../honest/convert.ts";
import { openPage } from "../honest/navigate.ts";
import { clickDraft, newPerson } from "../honest/sessions.ts";
import { fraudOf } from "../lines.ts";
import type { Person } from "../person.ts";
import { pickVariant } from "../world/tls.ts";
import {
  amount,
  byLevel,
  honestRestOfConversions,
  momentOf,
  type FraudScene,
} from "./fraud-scene.ts";

/** An app or extension that sees an install or a checkout begin, and clicks just before it is done. */
export function clickInjection(scene: FraudScene): void {
  const { random, level } = scene;
  const truth = fraudOf("click-injection", level);
  const count = amount(scene, { blatant: [60, 150], moderate: [45, 90], careful: [22, 40] });
  const medianMs = logBetween(
    random,
    byLevel(scene, {
      blatant: [3_000, 9_000],
      moderate: [7_000, 17_000],
      careful: [16_000, 32_000],
    }),
  );
  const hit = between(random, [0.55, 0.95]);
  for (let converted = 0; converted < count;) {
    const person = injected(scene);
    const atMs = momentOf(scene, person);
    const navigation = openPage(random, {
      referer: isChance(random, 0.3) ? `https://${scene.publisher.sites[0] ?? "app.example"}/` : "",
      fromApp: 0.6,
      byUser: level === "careful" ? 0.6 : 0.15,
    });
    const click = clickDraft(scene, { person, atMs, navigation, truth });
    if (!isChance(random, hit)) continue;
    converted += 1;
    const delay = Math.max(
      900,
      logNormal(random, medianMs, byLevel(scene, { blatant: 0.5, moderate: 0.55, careful: 0.45 })),
    );
    convert(scene, { of: click, atMs: atMs + delay, truth });
  }
  honestRestOfConversions(scene, count);
}

/** Only Android tells other apps of an install; at a checkout it is an extension on any desktop. */
function injected(scene: FraudScene): Person {
  const { random, campaign } = scene;
  const person = newPerson(scene);
  if (campaign.kind !== "install") return person;
  const browser = isChance(random, 0.6) ? androidInApp(random, "none") : androidChromium(random);
  return {
    ...person,
    browser,
    tls: browser.tls,
    variant: pickVariant(random, browser.tls),
    quic: browser.quic,
  };
}
