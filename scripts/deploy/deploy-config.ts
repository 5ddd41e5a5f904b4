import { withLogStream } from "./log-stream.ts";
import type { DeployOptions } from "./options.ts";
import type { ResourceIds } from "./resources.ts";

/** A Worker's wrangler.toml with this account's ids and this installation's origins filled in. */
export function deployConfig(toml: string, ids: ResourceIds, options: DeployOptions): string {
  const filled = toml
    .replaceAll(/^binding = "SNAPSHOTS"$/gm, `$&\nid = "${ids.snapshots}"`)
    .replaceAll(/^database_name = "cleverdrip-control"$/gm, `$&\ndatabase_id = "${ids.control}"`)
    .replaceAll(/^database_name = "(.+)"$/gm, (line, name: string) =>
      withId(line, ids.events[name]),
    )
    .replaceAll(/^APP_ORIGIN = ".*"$/gm, `APP_ORIGIN = "${options.appOrigin}"`)
    .replaceAll(/^TRACKING_ORIGIN = ".*"$/gm, `TRACKING_ORIGIN = "${options.trackingOrigin}"`);
  const bindings = count(toml, /^\[\[(kv_namespaces|d1_databases)\]\]$/gm);
  const idLines = count(filled, /^(database_)?id = /gm);
  if (bindings !== idLines)
    throw new Error("a KV namespace or database would be deployed without its id");
  return withOptions(filled, options);
}

/** What an operator may choose of the consumer. */
function withOptions(toml: string, { logStream, clicksWaitSeconds }: DeployOptions): string {
  if (!/^name = "cleverdrip-consumer"$/m.test(toml)) return toml;
  const waiting =
    clicksWaitSeconds === null
      ? toml
      : toml.replaceAll(CLICKS_WAIT, (_, before: string) => `${before}${clicksWaitSeconds}`);
  return logStream === null ? waiting : withLogStream(waiting, logStream);
}

/** Of every clicks queue. */
const CLICKS_WAIT =
  /^(\[\[queues\.consumers\]\]\nqueue = "cleverdrip-clicks(?:-\d+)?"\n(?:.+\n)*?max_batch_timeout = )\d+$/gm;

function withId(line: string, id: string | undefined): string {
  return id === undefined ? line : `${line}\ndatabase_id = "${id}"`;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
