import { createRandom } from "../random.ts";
import { between } from "./draws.ts";
import type { Scene } from "./draft.ts";
import { createHabits } from "./honest/habits.ts";
import { openPage } from "./honest/navigate.ts";
import { clickDraft, newPerson } from "./honest/sessions.ts";
import { fraudOf } from "./lines.ts";

/** A publisher that was not there before sends a click a second. */
export type Flood = {
  readonly afterHours: number;
  readonly minutes: number;
};

export function addFlood(
  seed: string,
  ref: string,
  flood: Flood,
  stage: Omit<Scene, "random" | "publisher">,
): void {
  const random = createRandom(`${seed}/flood`);
  const { kind } = stage.campaign;
  const publisher = createHabits(random, { ref, kind, channel: "network" });
  const scene: Scene = { ...stage, random, publisher };
  const truth = fraudOf("click-flooding", "blatant");
  const startMs = stage.fromMs + flood.afterHours * 3_600_000;
  for (let second = 0; second < flood.minutes * 60; second++) {
    const atMs = startMs + second * 1_000 + between(random, [0, 1_000]);
    const navigation = openPage(random, { referer: "", fromApp: 0.6, byUser: 0.4 });
    clickDraft(scene, { person: newPerson(scene), atMs, navigation, truth });
  }
}
