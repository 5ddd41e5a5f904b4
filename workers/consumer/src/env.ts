/** As many as a Worker may well have bindings for beside its others. */
const MOST_SHARDS = 50;

/** Every events database that this Worker has a binding for, by the name that workspaces have for theirs: EVENTS, EVENTS_2, … */
export function eventsShards(env: ConsumerEnv): readonly string[] {
  const others = Array.from({ length: MOST_SHARDS - 1 }, (_, i) => `EVENTS_${i + 2}`);
  return ["EVENTS", ...others.filter((name) => name in env)];
}

/** The events database of a workspace. The one place that knows how shard names and bindings go together. */
export function eventsShard(env: ConsumerEnv, shard: string): D1Database {
  // The generated bindings know those of wrangler.toml; a name that is none of a shard's finds nothing.
  const bindings = env as unknown as Readonly<Record<string, D1Database | undefined>>;
  const database = /^EVENTS(_\d+)?$/.test(shard) ? bindings[shard] : undefined;
  if (database !== undefined) return database;
  throw new Error(
    `there is no events database ${shard}: add [[d1_databases]] with binding = "${shard}" to workers/consumer/wrangler.toml and workers/api/wrangler.toml, then deploy`,
  );
}
