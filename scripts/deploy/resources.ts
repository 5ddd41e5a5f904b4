import { jsonIn, mustWrangle, type Wrangler } from "./cloud.ts";

/** Ids that the account gave to what the Workers share. */
export type ResourceIds = {
  readonly snapshots: string;
  readonly control: string;
  /** By name of the database. */
  readonly events: Readonly<Record<string, string>>;
};

const deliveries = "cleverdrip-deliveries";
/** Four days: a delivery is tried for 90 hours. */
const retention = "--message-retention-period-secs=345600";
const bucket = "cleverdrip-log";

/**
 * Creates what is missing. wrangler would create resources by itself, but one KV namespace for each Worker, and
 * the tracker must read what the api publishes.
 */
export async function ensureResources(
  wrangler: Wrangler,
  eventsNames: readonly string[],
  queues: readonly string[],
): Promise<ResourceIds> {
  for (const queue of queues) {
    if (queue === deliveries) await createDeliveries(wrangler);
    else await createUnlessThere(wrangler, ["queues", "create", queue]);
  }
  await createUnlessThere(wrangler, ["r2", "bucket", "create", bucket]);
  const snapshots = await ensureNamespace(wrangler, "cleverdrip-snapshots");
  const control = await ensureDatabase(wrangler, "cleverdrip-control");
  const events: Record<string, string> = {};
  for (const name of eventsNames) events[name] = await ensureDatabase(wrangler, name);
  return { snapshots, control, events };
}

/** Where the plan keeps messages for a day only, the schedule sends those anew that are lost. */
async function createDeliveries(wrangler: Wrangler): Promise<void> {
  const create = ["queues", "create", deliveries];
  const { code, output } = await wrangler([...create, retention]);
  if (code !== 0 && !isThere(output)) await createUnlessThere(wrangler, create);
}

async function ensureNamespace(wrangler: Wrangler, title: string): Promise<string> {
  const find = () => idOf(wrangler, ["kv", "namespace", "list"], "title", title, "id");
  return (
    (await find()) ?? (await createThenFind(wrangler, ["kv", "namespace", "create", title], find))
  );
}

async function ensureDatabase(wrangler: Wrangler, name: string): Promise<string> {
  const find = () => idOf(wrangler, ["d1", "list", "--json"], "name", name, "uuid");
  return (await find()) ?? (await createThenFind(wrangler, ["d1", "create", name], find));
}

async function createThenFind(
  wrangler: Wrangler,
  args: readonly string[],
  find: () => Promise<string | null>,
): Promise<string> {
  await mustWrangle(wrangler, args);
  const id = await find();
  if (id === null) throw new Error(`wrangler ${args.join(" ")} created nothing that can be found`);
  return id;
}

async function idOf(
  wrangler: Wrangler,
  args: readonly string[],
  nameKey: string,
  name: string,
  idKey: string,
): Promise<string | null> {
  const list = jsonIn(await mustWrangle(wrangler, args));
  if (!Array.isArray(list))
    throw new Error(`wrangler ${args.join(" ")} did not answer with a list`);
  const found: unknown = list.find((item: object) => Reflect.get(item, nameKey) === name);
  const id: unknown =
    typeof found === "object" && found !== null ? Reflect.get(found, idKey) : null;
  return typeof id === "string" ? id : null;
}

async function createUnlessThere(wrangler: Wrangler, args: readonly string[]): Promise<void> {
  const { code, output } = await wrangler(args);
  if (code !== 0 && !isThere(output)) {
    throw new Error(`wrangler ${args.join(" ")} failed:\n${output}`);
  }
}

function isThere(output: string): boolean {
  return /already (exists|taken|own)/i.test(output);
}
