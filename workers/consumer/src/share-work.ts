/** Longer than healthy work takes: then whoever leads was killed with its request. */
const PATIENCE_MS = 5_000;

/** Much less than a call to a database takes; a caller who is alone does not wait. */
const GATHER_MS = 2;

/** Does the work for all questions at once and tells the answer to each. */
export type Work<Q, A> = (questions: readonly Q[]) => Promise<(question: Q) => A>;

/** Answers a question by work that begins after it was asked. */
export type Share<Q, A> = (lane: string, question: Q, work: Work<Q, A>) => Promise<A>;

type Turn<A> =
  | { readonly kind: "answer"; readonly answer: A }
  | { readonly kind: "lead" | "alone" };

type Waiting<Q, A> = {
  readonly question: Q;
  readonly take: (turn: Turn<A>) => void;
  readonly fail: (error: unknown) => void;
};

/** `turns` counts works that began: while it grows, somebody leads. */
type Lane<Q, A> = { readonly waiting: Waiting<Q, A>[]; turns: number };

/**
 * Calls of one isolate that ask the same lane while it is busy wait for it and are worked for together, at most so many
 * at once. One of them leads, with its own bindings: I/O belongs to a request and must not be shared, answers may be.
 * Work that fails fails for all that it was for; so does work that is not heard of again.
 */
export function createSharing<Q, A>(
  most: number,
  background: (work: Promise<unknown>) => void,
): Share<Q, A> {
  const lanes = new Map<string, Lane<Q, A>>();
  const leave = (name: string, lane: Lane<Q, A>) => {
    if (lanes.get(name) === lane) lanes.delete(name);
  };

  async function lead(name: string, lane: Lane<Q, A>, question: Q, work: Work<Q, A>): Promise<A> {
    lane.turns += 1;
    if (lane.turns === 1 && underWay > 1) await gather();
    const company = lane.waiting.splice(0, most - 1);
    try {
      const answers = await work([question, ...company.map((other) => other.question)]);
      for (const { question: own, take } of company) take({ kind: "answer", answer: answers(own) });
      return answers(question);
    } catch (error) {
      for (const { fail } of company) fail(error);
      throw error;
    } finally {
      const next = lane.waiting.shift();
      if (next === undefined) leave(name, lane);
      else next.take({ kind: "lead" });
    }
  }

  /** A caller that hangs up must not take those down that wait for it. */
  function leadToTheEnd(...own: Parameters<typeof lead>): Promise<A> {
    const led = lead(...own);
    background(led.catch(() => undefined));
    return led;
  }

  async function ask(name: string, question: Q, work: Work<Q, A>): Promise<A> {
    underWay += 1;
    const lane = lanes.get(name) ?? { waiting: [], turns: 0 };
    if (!lanes.has(name)) {
      lanes.set(name, lane);
      return leadToTheEnd(name, lane, question, work);
    }
    const turn = await waitIn(lane, question);
    if (turn.kind === "answer") return turn.answer;
    if (turn.kind === "lead") return leadToTheEnd(name, lane, question, work);
    leave(name, lane);
    return (await work([question]))(question);
  }

  return (...own) => counted(ask(...own));
}

/** Questions of this isolate that are not answered yet, of whatever kind. */
let underWay = 0;

function counted<T>(asking: Promise<T>): Promise<T> {
  return asking.finally(() => {
    underWay -= 1;
  });
}

/** Calls of one burst arrive one by one: whoever is first of them lets those in that stand at the door. */
function gather(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, GATHER_MS));
}

function waitIn<Q, A>(lane: Lane<Q, A>, question: Q): Promise<Turn<A>> {
  const { promise, resolve, reject } = Promise.withResolvers<Turn<A>>();
  const waiting = { question, take: resolve, fail: reject };
  lane.waiting.push(waiting);
  const giveUp = () => {
    const place = lane.waiting.indexOf(waiting);
    // Nobody has begun with it, so it can go on by itself; what was begun may have been done.
    if (place === -1) return reject(new Error("work that was shared is not heard of again"));
    lane.waiting.splice(place, 1);
    return resolve({ kind: "alone" });
  };
  const watch = (turns: number): ReturnType<typeof setTimeout> =>
    setTimeout(() => {
      if (lane.turns === turns) giveUp();
      else timer = watch(lane.turns);
    }, PATIENCE_MS);
  let timer = watch(lane.turns);
  return promise.finally(() => clearTimeout(timer));
}
