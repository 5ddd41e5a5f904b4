import { integer, isChance, logNormal, pickOne } from "../../random.ts";
import { between, exponential, logBetween } from "../draws.ts";
import type { ClickDraft, Scene } from "../draft.ts";
import { convertSessions } from "../honest/convert.ts";
import { navigate } from "../honest/navigate.ts";
import { newPerson, sessions, usualMoment } from "../honest/sessions.ts";
import { honestLike, type Truth } from "../lines.ts";
import { request, type Request } from "../person.ts";
import { crawl, linkPreview, mailNetwork, mailScan, speculate } from "./machines.ts";

const dayMs = 86_400_000;
const givt: Truth = { label: "givt", class: null, level: null, lookAlike: "scanners" };

/** A newsletter: machines open its links as it arrives, the readers after them. */
export function scanners(scene: Scene, count: number): void {
  const { random, fromMs, toMs } = scene;
  const days = Math.max(1, Math.floor((toMs - fromMs) / dayMs));
  const sendings = Array.from(
    { length: integer(random, 1, Math.min(4, days)) },
    () => fromMs + integer(random, 0, days - 1) * dayMs + between(random, [6, 17]) * 3_600_000,
  );
  const scanned = between(random, [0.25, 0.6]);
  const networks = Array.from({ length: integer(random, 2, 5) }, () => mailNetwork(random));
  for (let i = Math.round(count * scanned); i > 0; i--) {
    const network = pickOne(random, networks);
    const arrivesAt = pickOne(random, sendings) + exponential(random, 240_000);
    // Some look at a link twice or three times over, from different machines.
    for (let hit = integer(random, 1, 3); hit > 0; hit--) {
      enter(scene, mailScan(random, network), arrivesAt + exponential(random, 9_000));
    }
  }
  const readers = sessions(scene, Math.round(count * (1 - scanned)), {
    truth: honestLike("scanners"),
    moment: (_, person) => {
      const atMs = Math.floor(pickOne(random, sendings) + logNormal(random, 5_400_000, 1.3));
      return atMs < toMs ? atMs : usualMoment(scene, person);
    },
  });
  convertSessions(scene, readers);
}

/** What comes to every link: crawlers, cards in messengers, pages fetched ahead. */
export function passingMachines(scene: Scene, count: number): void {
  const { random } = scene;
  for (let i = 0; i < count; i++) {
    const kind = random.next();
    if (kind < 0.25) enter(scene, crawl(random), moment(scene));
    else if (kind < 0.6) enter(scene, linkPreview(random), moment(scene));
    else prefetch(scene);
  }
}

function prefetch(scene: Scene): void {
  const { random, publisher } = scene;
  const person = newPerson(scene);
  const made = request(random, person, navigate(random, publisher, person));
  const atMs = usualMoment(scene, person);
  enter(scene, speculate(random, made), atMs);
  // The browser asks again where it may not use what it fetched.
  if (isChance(random, 0.4))
    enter(scene, made, atMs + logBetween(random, [400, 40_000]), honestLike("scanners"));
}

function moment(scene: Scene): number {
  return Math.floor(between(scene.random, [scene.fromMs, scene.toMs]));
}

function enter(scene: Scene, made: Request, atMs: number, truth: Truth = givt): void {
  if (atMs >= scene.toMs) return;
  const { campaign, publisher, random } = scene;
  const draft: ClickDraft = {
    ...made,
    atMs: Math.floor(atMs),
    campaign,
    publisher: publisher.ref,
    subs: publisher.subs(random),
    truth,
  };
  scene.clicks.push(draft);
}
