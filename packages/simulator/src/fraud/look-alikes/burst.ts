import { integer, logNormal, pickOne } from "../../random.ts";
import { between, exponential, logBetween } from "../draws.ts";
import type { Scene } from "../draft.ts";
import { convertSessions } from "../honest/convert.ts";
import { sessions, usualMoment } from "../honest/sessions.ts";
import { honestLike } from "../lines.ts";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** A flash sale, a newsletter or a mention on television: a day's clicks within an hour. */
export function burst(scene: Scene, count: number): void {
  const { random, fromMs, toMs } = scene;
  const days = Math.floor((toMs - fromMs) / dayMs);
  const starts = Array.from(
    { length: integer(random, 1, 3) },
    () =>
      fromMs +
      integer(random, 0, Math.max(0, days - 1)) * dayMs +
      between(random, [7, 21]) * 60 * minuteMs,
  );
  const medianMs = logBetween(random, [6, 50]) * minuteMs;
  const isSudden = random.next() < 0.5;
  const made = sessions(scene, count, {
    truth: honestLike("burst"),
    moment: (_, person) => {
      const delay = isSudden ? exponential(random, medianMs) : logNormal(random, medianMs, 0.9);
      const atMs = Math.floor(pickOne(random, starts) + delay);
      return atMs < toMs ? atMs : usualMoment(scene, person);
    },
  });
  // A real offer sells better than usual, a mention worse.
  convertSessions(scene, made, { rate: scene.publisher.rate * logBetween(random, [0.4, 2.6]) });
}
