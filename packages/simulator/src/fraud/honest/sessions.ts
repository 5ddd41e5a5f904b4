import { integer, isChance, pickOne } from "../../random.ts";
import { exponential, logBetween } from "../draws.ts";
import type { ClickDraft, Scene } from "../draft.ts";
import type { Truth } from "../lines.ts";
import type { Navigation } from "../navigation.ts";
import { createPerson, later, request, type Person, type PersonMix } from "../person.ts";
import { marketCodes, marketOf } from "../world/countries.ts";
import { navigate } from "./navigate.ts";
import { waking } from "./moments.ts";

/** The publisher's mix as it is in one country. */
export function mixIn(scene: Scene, country: string): PersonMix {
  const { mix } = scene.publisher;
  const market = marketOf(country);
  return {
    ...mix,
    phones: Math.min(0.98, market.phones * mix.phones),
    apple: Math.min(0.95, market.apple * mix.apple),
  };
}

export function pickCountry(scene: Scene): string {
  const { random, campaign, publisher } = scene;
  if (isChance(random, publisher.spill)) return pickOne(random, marketCodes);
  // The first country is the largest.
  const place = Math.floor(campaign.countries.length * random.next() ** 1.4);
  return campaign.countries[place] ?? "US";
}

export function newPerson(scene: Scene): Person {
  const country = pickCountry(scene);
  return createPerson(scene.random, country, mixIn(scene, country));
}

export type SessionOptions = {
  readonly truth: Truth;
  readonly person?: (scene: Scene) => Person;
  readonly moment?: (scene: Scene, person: Person) => number;
  readonly navigation?: (scene: Scene, person: Person) => Navigation;
};

const remembered = 300;

/** About so many clicks by people who come, click once or a few times, and sometimes come again. */
export function sessions(
  scene: Scene,
  count: number,
  options: SessionOptions,
): readonly ClickDraft[][] {
  const { random, publisher } = scene;
  const known: Person[] = [];
  const made: ClickDraft[][] = [];
  for (let left = count; left > 0;) {
    const isBack = known.length > 0 && isChance(random, publisher.returning);
    const person = isBack
      ? later(random, pickOne(random, known))
      : (options.person ?? newPerson)(scene);
    if (!isBack)
      known[known.length < remembered ? known.length : integer(random, 0, remembered - 1)] = person;
    const session = clicksOf(scene, person, options);
    made.push(session);
    left -= session.length;
  }
  return made;
}

function clicksOf(scene: Scene, person: Person, options: SessionOptions): ClickDraft[] {
  const { random, publisher } = scene;
  const clicks = isChance(random, 0.92) ? 1 : 1 + Math.min(5, Math.ceil(exponential(random, 0.9)));
  const subs = publisher.subs(random);
  let atMs = (options.moment ?? usualMoment)(scene, person);
  const session: ClickDraft[] = [];
  for (let i = 0; i < clicks; i++) {
    const navigation = (
      options.navigation ?? ((at, who) => navigate(at.random, at.publisher, who))
    )(scene, person);
    const draft = clickDraft(scene, {
      person,
      atMs,
      navigation,
      truth: options.truth,
      subs: i === 0 ? subs : publisher.subs(random),
    });
    session.push(draft);
    // Impatient double taps, or a second look minutes later.
    atMs += Math.round(
      logBetween(random, isChance(random, 0.2) ? [250, 3_000] : [6_000, 1_500_000]),
    );
    if (atMs >= scene.toMs) break;
  }
  return session;
}

export function usualMoment(scene: Scene, person: Person): number {
  const { publisher, random, fromMs, toMs } = scene;
  return waking(
    random,
    fromMs,
    toMs,
    person.offsetHours - publisher.shiftHours,
    publisher.restless,
  );
}

export type ClickParts = {
  readonly person: Person;
  readonly atMs: number;
  readonly navigation: Navigation;
  readonly truth: Truth;
  readonly subs?: Readonly<Record<string, string>>;
};

/** A click of this person, entered into the scene. */
export function clickDraft(scene: Scene, parts: ClickParts): ClickDraft {
  const draft: ClickDraft = {
    ...request(scene.random, parts.person, parts.navigation),
    atMs: Math.round(parts.atMs),
    campaign: scene.campaign,
    publisher: scene.publisher.ref,
    subs: parts.subs ?? scene.publisher.subs(scene.random),
    truth: parts.truth,
  };
  scene.clicks.push(draft);
  return draft;
}
