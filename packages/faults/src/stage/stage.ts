import { integer, isChance, type Random } from "@cleverdrip/simulator";
import { createEventLoop, type EventLoop } from "./event-loop.ts";
import { drawFate, NO_FAULTS, type Fate, type FaultRates } from "./fault-rates.ts";
import { createProcesses, type Process, type Processes } from "./processes.ts";

export type Stage = Pick<Processes, "spawn" | "kill"> & {
  readonly loop: EventLoop;
  readonly random: Random;
  readonly trace: (line: string) => void;
  /** Has work done elsewhere, at once and undivided, with everything that may happen on the way there and back. */
  readonly call: <T>(by: Process, what: string, work: () => T) => Promise<T>;
  /** Has another process work; whoever asks hears of it unless one of the two dies or the answer is lost. */
  readonly ask: <T>(by: Process, whom: Process, what: string, work: () => Promise<T>) => Promise<T>;
  /** Calls that went wrong and processes that died, so far. */
  readonly troubles: () => number;
  /** From now on nothing goes wrong. */
  readonly heal: () => void;
  /** Ends whoever still waits, so that nothing of this schedule reaches into the next. */
  readonly close: () => void;
};

export type StageOptions = {
  readonly random: Random;
  readonly startMs: number;
  readonly rates: FaultRates;
  readonly trace: (line: string) => void;
};

type Waiting = Set<(error: Error) => void>;
type Call = Stage["call"];

export function createStage({ random, startMs, rates, trace }: StageOptions): Stage {
  const loop = createEventLoop(startMs);
  const { spawn, kill, endAll, deaths } = createProcesses(random, rates.skew, trace);
  const waiting: Waiting = new Set();
  const trouble = createTrouble(random, rates);

  const call: Call = (by, what, work) => {
    if (!by.isAlive) return Promise.reject(new Error(`${by.name} is dead`));
    const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof work>>();
    const fate = trouble.next();
    waiting.add(reject);
    loop.after(trouble.latencyMs(), () => {
      // What a dead process had asked for may be on its way all the same.
      const isSent = by.isAlive || isChance(random, 0.5);
      if (fate === "killed-before") kill(by);
      const isDone = isSent && fate !== "refused" && fate !== "killed-before";
      trace(`${by.name} ${what}: ${by.isAlive ? fate : `${fate}, ${isDone ? "done" : "lost"}`}`);
      const outcome = isDone ? attempt(work) : null;
      if (fate === "killed-after") kill(by);
      if (!by.isAlive) return;
      waiting.delete(reject);
      if (outcome === null) reject(new Error("D1_ERROR: D1 DB is overloaded."));
      else if (outcome.kind === "failed") reject(outcome.error);
      else if (fate === "reply-lost") reject(new Error("Network connection lost."));
      else resolve(outcome.value);
    });
    return promise;
  };

  return {
    loop,
    random,
    trace,
    spawn,
    kill,
    call,
    ask: createAsk(call, waiting),
    troubles: () => trouble.count() + deaths(),
    heal: trouble.end,
    close() {
      endAll();
      const over = new Error("the schedule is over");
      for (const reject of waiting) reject(over);
      waiting.clear();
    },
  };
}

/** What becomes of the next call, and how long it takes. */
function createTrouble(random: Random, rates: FaultRates) {
  let current = rates;
  let troubles = 0;
  const end = () => {
    current = NO_FAULTS;
  };
  return {
    end,
    count: () => troubles,
    next(): Fate {
      const fate = drawFate(random, current);
      if (fate === "ok") return fate;
      troubles += 1;
      if (troubles >= current.most) end();
      return fate;
    },
    latencyMs: () =>
      isChance(random, current.slow) ? integer(random, 2_000, 40_000) : integer(random, 1, 30),
  };
}

function createAsk(call: Call, waiting: Waiting): Stage["ask"] {
  return async (by, whom, what, work) => {
    const { promise, reject } = Promise.withResolvers<never>();
    const started = await call(by, `asks ${whom.name} ${what}`, () => {
      if (!whom.isAlive) throw new Error(`${whom.name} is gone`);
      const hang = () => reject(new Error("The destination was reset."));
      whom.onDeath.add(hang);
      waiting.add(reject);
      const done = work().finally(() => {
        whom.onDeath.delete(hang);
        waiting.delete(reject);
      });
      // Whoever asked may not be there any more to hear of a failure.
      done.catch(() => undefined);
      promise.catch(() => undefined);
      return { done };
    });
    return Promise.race([started.done, promise]);
  };
}

type Attempt<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly error: unknown };

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { kind: "done", value: work() };
  } catch (error) {
    return { kind: "failed", error };
  }
}
