import type { Child } from "./child.ts";

export type Lifetime = {
  /** Ends together with us. */
  readonly own: (child: Child) => Child;
  readonly end: (exitCode: number) => Promise<never>;
  /** A step that fails now fails because everything is being stopped. */
  readonly isEnding: () => boolean;
};

const parentCheckMs = 1_000;

/**
 * Ties child processes to this one: Ctrl-C, a signal, or the death of npm above us ends them all. A shell between
 * npm and us may swallow npm's signal, hence the look at the parent.
 */
export function createLifetime(): Lifetime {
  const children: Child[] = [];
  let ending: Promise<never> | null = null;
  const end = (exitCode: number): Promise<never> => {
    ending ??= Promise.allSettled(children.map((child) => child.stop())).then(() =>
      process.exit(exitCode),
    );
    return ending;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void end(0));
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(0);
  }, parentCheckMs).unref();
  const own = (child: Child) => {
    children.push(child);
    return child;
  };
  return { own, end, isEnding: () => ending !== null };
}
