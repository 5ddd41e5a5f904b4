/** What becomes of a call: it goes through; nothing of it is done; it is done and nobody hears of it. */
export type Fate = "pass" | "refuse" | "lose-reply";

/** Says what becomes of a call, by binding and method as `EVENTS.batch`. Reads of KV, D1 and R2 are calls as well. */
export type Judge = (call: string) => Fate;

const LOST = "Network connection lost.";

/** The real bindings, some of whose calls fail as the platform lets them fail. */
export function faultyEnv<E extends object>(env: E, judge: Judge, message = LOST): E {
  const wrapped = new Map<string | symbol, unknown>();
  return new Proxy(env, {
    get(target, name) {
      if (!wrapped.has(name)) {
        const binding: unknown = Reflect.get(target, name);
        const calls = callsOf(String(name), judge, message);
        wrapped.set(name, isObject(binding) ? faulty(binding, calls) : binding);
      }
      return wrapped.get(name);
    },
  });
}

/** Dies at the nth call, before or after it is done: from then on nothing that it asks for happens. */
export function dyingAt(n: number, fate: "refuse" | "lose-reply") {
  const calls: string[] = [];
  const judge: Judge = (call) => {
    calls.push(call);
    if (calls.length <= n) return "pass";
    return calls.length === n + 1 ? fate : "refuse";
  };
  return { judge, calls, hasDied: () => calls.length > n };
}

type Calls = (method: string, work: () => unknown) => Promise<unknown>;

function callsOf(binding: string, judge: Judge, message: string): Calls {
  return async (method, work) => {
    const fate = judge(`${binding}.${method}`);
    if (fate === "refuse") throw new Error(message);
    const answer = await work();
    if (fate === "lose-reply") throw new Error(message);
    return answer;
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Behind the proxies of statements, which D1 wants back when it runs them. */
const originals = new WeakMap<object, object>();

const LEADING = new Set(["prepare", "bind", "getByName"]);

/** Methods that only lead to another object (a statement, a Durable Object) lead to one that is as faulty. */
function faulty(target: object, calls: Calls): object {
  const isNamespace = "getByName" in target;
  const proxy = new Proxy(target, {
    get(own, name) {
      const member: unknown = Reflect.get(own, name);
      if (typeof member !== "function" || typeof name === "symbol") return member;
      return (...args: readonly unknown[]) => {
        const work = () => Reflect.apply(member, own, args.map(originalOf));
        if (!LEADING.has(name) && !(isNamespace && name === "get")) return calls(name, work);
        const next: unknown = work();
        return isObject(next) ? faulty(next, calls) : next;
      };
    },
  });
  originals.set(proxy, target);
  return proxy;
}

function originalOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(originalOf);
  return isObject(value) ? (originals.get(value) ?? value) : value;
}
