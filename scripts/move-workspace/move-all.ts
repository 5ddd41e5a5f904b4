import { setTimeout as wait } from "node:timers/promises";
import type { MoveAnswer } from "@cleverdrip/contract";
import type { Installation } from "../api/installation.ts";
import { moveWorkspace } from "../api/operator.ts";
import type { MoveOptions } from "./options.ts";

/** Nothing of the workspace may be written for as long as nobody asks: what fails is asked again, for two minutes. */
const MOST_TRIES = 40;
const PAUSE_MS = 3_000;

/** Asks for step after step until there is nothing more to ask for; `say` hears of each new state. */
export async function moveAll(
  { origin, token }: Installation,
  { workspaceId, toShard, action }: MoveOptions,
  say: (answer: MoveAnswer) => void,
  pauseMs = PAUSE_MS,
): Promise<MoveAnswer> {
  const ask = () => moveWorkspace(origin, token, { workspaceId, toShard, action });
  for (let said = ""; ;) {
    const answer = await persist(ask, pauseMs);
    if (answer.state !== said) say(answer);
    if (answer.isDone) return answer;
    said = answer.state;
  }
}

/** What is refused stays refused. */
async function persist<T>(ask: () => Promise<T>, pauseMs: number): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const isRefused = error instanceof Error && / answered 4\d\d: /.test(error.message);
      if (isRefused || tries >= MOST_TRIES) throw error;
      console.error(`${String(error)}; asking again`);
      await wait(pauseMs);
    }
  }
}
