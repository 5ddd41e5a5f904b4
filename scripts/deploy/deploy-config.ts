import type { DeployOptions } from "./options.ts";
import type { ResourceIds } from "./resources.ts";

/** A Worker's wrangler.toml with this account's ids and this installation's origins filled in. */
export function deployConfig(toml: string, ids: ResourceIds, options: DeployOptions): string {
  const filled = toml
    .replaceAll(/^binding = "SNAPSHOTS"$/gm, `$&\nid = "${ids.snapshots}"`)
    .replaceAll(/^database_name = "cleverdrip-control"$/gm, `$&\ndatabase_id = "${ids.control}"`)
    .replaceAll(/^database_name = "cleverdrip-events"$/gm, `$&\ndatabase_id = "${ids.events}"`)
    .replaceAll(/^APP_ORIGIN = ".*"$/gm, `APP_ORIGIN = "${options.appOrigin}"`)
    .replaceAll(/^TRACKING_ORIGIN = ".*"$/gm, `TRACKING_ORIGIN = "${options.trackingOrigin}"`);
  const bindings = count(toml, /^\[\[(kv_namespaces|d1_databases)\]\]$/gm);
  const idLines = count(filled, /^(database_)?id = /gm);
  if (bindings !== idLines)
    throw new Error("a KV namespace or database would be deployed without its id");
  return filled;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
