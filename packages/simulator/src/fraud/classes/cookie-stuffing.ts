import { isChance, pick, pickOne } from "../../random.ts";
import { between, logBetween, skewed, word } from "../draws.ts";
import type { ClickDraft } from "../draft.ts";
import { convert, tailMs } from "../honest/convert.ts";
import { clickDraft, newPerson } from "../honest/sessions.ts";
import { fraudOf } from "../lines.ts";
import type { Navigation } from "../navigation.ts";
import { amount, byLevel, honestRestOfClicks, momentOf, type FraudScene } from "./fraud-scene.ts";

const dayMs = 86_400_000;

/** Pages that load the link unseen, so that a later purchase counts as theirs. */
export function cookieStuffing(scene: FraudScene): void {
  const { random } = scene;
  const truth = fraudOf("cookie-stuffing", scene.level);
  const count = amount(scene, {
    blatant: [1_800, 3_800],
    moderate: [1_200, 2_400],
    careful: [800, 1_500],
  });
  const pages = Array.from(
    { length: Math.ceil(logBetween(random, [1, 14])) },
    () => `https://${word(random)}${word(random)}.example`,
  );
  const clicks: ClickDraft[] = [];
  for (let i = 0; i < count; i++) {
    const person = newPerson(scene);
    const atMs = momentOf(scene, person);
    clicks.push(clickDraft(scene, { person, atMs, navigation: unseen(scene, pages), truth }));
  }
  steal(scene, clicks);
  honestRestOfClicks(scene, count);
}

function unseen(scene: FraudScene, pages: readonly string[]): Navigation {
  const { random } = scene;
  const page = pages[skewed(random, pages.length)] ?? "https://pages.example";
  const dest = pick(
    random,
    byLevel(scene, {
      blatant: [
        { value: "image", weight: 70 },
        { value: "iframe", weight: 25 },
        { value: "script", weight: 5 },
      ] as const,
      moderate: [
        { value: "image", weight: 25 },
        { value: "iframe", weight: 60 },
        { value: "document", weight: 15 },
      ] as const,
      careful: [
        { value: "image", weight: 6 },
        { value: "iframe", weight: 54 },
        { value: "document", weight: 40 },
      ] as const,
    }),
  );
  const isSilent = isChance(random, byLevel(scene, { blatant: 0.05, moderate: 0.2, careful: 0.3 }));
  return {
    referer: isSilent
      ? ""
      : `${page}/${isChance(random, 0.2) ? `thread/${1 + skewed(random, 400)}` : ""}`,
    site: "cross-site",
    dest,
    isByUser: false,
  };
}

/** Purchases that would have been made anyway, hours or days after the page was seen. */
function steal(scene: FraudScene, clicks: readonly ClickDraft[]): void {
  const { random } = scene;
  const truth = fraudOf("cookie-stuffing", scene.level);
  const perClick = logBetween(
    random,
    byLevel(scene, { blatant: [0.006, 0.016], moderate: [0.008, 0.018], careful: [0.009, 0.02] }),
  );
  const windowMs = between(random, [2, 7]) * dayMs;
  for (let left = Math.max(8, Math.round(clicks.length * perClick)); left > 0; left--) {
    const click = pickOne(random, clicks);
    const untilMs = Math.min(windowMs, scene.toMs + tailMs - click.atMs);
    convert(scene, {
      of: click,
      atMs: click.atMs + logBetween(random, [240_000, Math.max(300_000, untilMs)]),
      truth,
    });
  }
}
