/** Every events database, by the name that workspaces have for theirs. */
export const EVENTS_SHARDS: readonly string[] = ["EVENTS"];

/** The events database of a workspace. The one place that knows how shard names and bindings go together. */
export function eventsShard(env: ConsumerEnv, shard: string): D1Database {
  if (shard !== "EVENTS")
    throw new Error(`workspace names events shard ${shard}, which this Worker has no binding for`);
  return env.EVENTS;
}
