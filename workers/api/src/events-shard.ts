/** The events database of a workspace, by the name that the workspace has for it. */
export function eventsShard(env: ApiEnv, shard: string): D1Database {
  // The generated bindings know those of wrangler.toml; a name that is none of a shard's finds nothing.
  const bindings = env as unknown as Readonly<Record<string, D1Database | undefined>>;
  const database = /^EVENTS(_\d+)?$/.test(shard) ? bindings[shard] : undefined;
  if (database !== undefined) return database;
  throw new Error(
    `there is no events database ${shard}: add [[d1_databases]] with binding = "${shard}" to workers/api/wrangler.toml and workers/consumer/wrangler.toml, then deploy`,
  );
}
