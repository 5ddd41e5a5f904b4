import { integer, isChance, pickOne } from "../../random.ts";
import { between, hex, logBetween } from "../draws.ts";
import { convert, tailMs } from "../honest/convert.ts";
import { waking } from "../honest/moments.ts";
import { openPage } from "../honest/navigate.ts";
import { clickDraft, newPerson } from "../honest/sessions.ts";
import type { ClickDraft } from "../draft.ts";
import { fraudOf } from "../lines.ts";
import type { Navigation } from "../navigation.ts";
import type { Person } from "../person.ts";
import { amount, byLevel, drawn, honestRestOfClicks, type FraudScene } from "./fraud-scene.ts";

const dayMs = 86_400_000;

/** Clicks in the name of every user an app has, in the hope that some of them buy anyway. */
export function clickFlooding(scene: FraudScene): void {
  const { random } = scene;
  const count = amount(scene, {
    blatant: [4_500, 8_000],
    moderate: [2_400, 4_400],
    careful: [1_200, 2_200],
  });
  const users = Array.from({ length: Math.ceil(count / logBetween(random, [1.6, 9])) }, () =>
    newPerson(scene),
  );
  const restless = drawn(scene, { blatant: [0.6, 1], moderate: [0.35, 0.8], careful: [0.15, 0.5] });
  const clicks = flood(scene, users, count, restless);
  steal(scene, clicks);
  honestRestOfClicks(scene, count);
}

function flood(
  scene: FraudScene,
  users: readonly Person[],
  count: number,
  restless: number,
): readonly ClickDraft[] {
  const { random } = scene;
  const truth = fraudOf("click-flooding", scene.level);
  const apps = Array.from(
    { length: integer(random, 3, 60) },
    () => `app${integer(random, 1_000, 99_999)}`,
  );
  const hasOwnSubs = isChance(random, 0.5);
  const hidden = drawn(scene, { blatant: [0.2, 0.9], moderate: [0, 0.4], careful: [0, 0.15] });
  const clicks: ClickDraft[] = [];
  for (let left = count; left > 0;) {
    const person = pickOne(random, users);
    let atMs = waking(random, scene.onsetMs, scene.toMs, person.offsetHours, restless);
    for (let i = Math.min(left, integer(random, 1, 3)); i > 0; i--, left--) {
      const navigation: Navigation = isChance(random, hidden)
        ? { referer: "", site: "cross-site", dest: "empty", isByUser: false }
        : openPage(random, {
            referer: isChance(random, 0.3)
              ? `https://${pickOne(random, scene.publisher.sites)}/`
              : "",
            fromApp: 0.6,
            byUser: scene.level === "careful" ? 0.7 : 0.3,
          });
      const subs = hasOwnSubs
        ? { sub1: pickOne(random, apps), sub3: hex(random, 16) }
        : scene.publisher.subs(random);
      clicks.push(clickDraft(scene, { person, atMs, navigation, truth, subs }));
      atMs += logBetween(random, [2_000, 9e6]);
      if (atMs >= scene.toMs) break;
    }
  }
  return clicks;
}

/** Those who would have come anyway: any time after the click is as likely as any other. */
function steal(scene: FraudScene, clicks: readonly ClickDraft[]): void {
  const { random } = scene;
  const truth = fraudOf("click-flooding", scene.level);
  const perClick = logBetween(
    random,
    byLevel(scene, { blatant: [0.002, 0.005], moderate: [0.003, 0.008], careful: [0.005, 0.011] }),
  );
  const windowMs = between(random, [1.5, 6]) * dayMs;
  const count = Math.max(8, Math.round(clicks.length * perClick));
  for (let i = 0; i < count; i++) {
    const click = pickOne(random, clicks);
    const untilMs = Math.min(windowMs, scene.toMs + tailMs - click.atMs);
    convert(scene, { of: click, atMs: click.atMs + between(random, [20_000, untilMs]), truth });
  }
}
