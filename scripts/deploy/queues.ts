const PRODUCED = /^\[\[queues\.producers\]\]\n(?:.+\n)*?queue = "(.+)"$/gm;
const CONSUMED = /^\[\[queues\.consumers\]\]\n(?:.+\n)*?queue = "(.+)"$/gm;
const BURIED = /^dead_letter_queue = "(.+)"$/gm;

/**
 * The queues that these wrangler.toml files name, each once. Throws where messages would go to one that nobody takes them
 * from.
 */
export function queuesOf(tomls: readonly string[]): readonly string[] {
  const all = (pattern: RegExp) =>
    new Set(tomls.flatMap((toml) => [...toml.matchAll(pattern)].flatMap(([, name = ""]) => name)));
  const consumed = all(CONSUMED);
  for (const name of [...all(PRODUCED), ...all(BURIED)]) {
    if (consumed.has(name)) continue;
    throw new Error(
      `nobody takes messages from ${name}: add [[queues.consumers]] with queue = "${name}" to workers/consumer/wrangler.toml`,
    );
  }
  return [...consumed];
}
