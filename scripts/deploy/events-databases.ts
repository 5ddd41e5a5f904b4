/** An events database as a wrangler.toml binds it. */
export type EventsDatabase = { readonly binding: string; readonly name: string };

/** The events databases of an installation: what consumer and api are bound to, which has to be the same. */
export function eventsDatabases(consumer: string, api: string): readonly EventsDatabase[] {
  const [own, others] = [boundIn(consumer), boundIn(api)];
  const show = (list: readonly EventsDatabase[]) => list.map((each) => each.binding).join(", ");
  if (JSON.stringify(own) !== JSON.stringify(others)) {
    throw new Error(
      `workers/consumer/wrangler.toml binds ${show(own)} and workers/api/wrangler.toml ${show(others)}: every events database has to be in both, under the same names.`,
    );
  }
  return own;
}

function boundIn(toml: string): readonly EventsDatabase[] {
  return [...toml.matchAll(/^binding = "(EVENTS(?:_\d+)?)"\ndatabase_name = "(.+)"$/gm)].map(
    ([, binding = "", name = ""]) => ({ binding, name }),
  );
}
