import { snapshotValues } from "./snapshots.ts";

/** What wrangler.toml says about the tracker. */
export type TrackerSettings = {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
};

const head = `using Workerd = import "/workerd/workerd.capnp";\n`;

/**
 * workerd's own configuration of the built tracker (index.js). What is behind its bindings runs elsewhere: KV and
 * the queue's far side are not the tracker's work.
 */
export function trackerConfig(
  ports: { readonly tracker: number; readonly standIns: number },
  { compatibilityDate, compatibilityFlags, vars }: TrackerSettings,
): string {
  const variables = Object.entries(vars).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)}),`,
  );
  const flags = compatibilityFlags.map(text).join(", ");
  return `${head}
const config :Workerd.Config = (
  services = [
    (name = "tracker", worker = .tracker),
    (name = "consumer", worker = .consumer),
    (name = "stand-ins", external = (address = "127.0.0.1:${ports.standIns}", http = ())),
  ],
  sockets = [
    (name = "tracker", address = "127.0.0.1:${ports.tracker}", http = (cfBlobHeader = "cf-blob"), service = "tracker"),
  ],
);
const tracker :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed "index.js")],
  compatibilityDate = ${text(compatibilityDate)},
  compatibilityFlags = [${flags}],
  bindings = [
    ${variables.join("\n    ")}
    (name = "CLICK_ID_KEYS", text = ${text(`1:${"A".repeat(43)}`)}),
    (name = "SNAPSHOTS", kvNamespace = "stand-ins"),
    (name = "CLICKS", queue = "stand-ins"),
    (name = "CONSUMER", service = (name = "consumer", entrypoint = "Facts")),
    (name = "CONTROL", wrapped = (
      moduleName = "cloudflare-internal:d1-api",
      innerBindings = [(name = "fetcher", service = "stand-ins")],
    )),
  ],
);
const consumer :Workerd.Worker = (
  modules = [(name = "consumer.js", esModule = embed "consumer.js")],
  compatibilityDate = ${text(compatibilityDate)},
);
`;
}

/** KV and the queue, as the HTTP that workerd speaks to them (stand-ins.js). */
export function standInsConfig(port: number, { compatibilityDate }: TrackerSettings): string {
  return `${head}
const config :Workerd.Config = (
  services = [(name = "stand-ins", worker = .standIns)],
  sockets = [
    (name = "stand-ins", address = "127.0.0.1:${port}", http = (), service = "stand-ins"),
  ],
);
const standIns :Workerd.Worker = (
  modules = [(name = "stand-ins.js", esModule = embed "stand-ins.js")],
  compatibilityDate = ${text(compatibilityDate)},
  bindings = [(name = "SNAPSHOT_VALUES", text = ${text(JSON.stringify(snapshotValues))})],
);
`;
}

/** The Worker that does nothing but redirect (bare.js). */
export function bareConfig(port: number, { compatibilityDate }: TrackerSettings): string {
  return `${head}
const config :Workerd.Config = (
  services = [(name = "bare", worker = .bare)],
  sockets = [
    (name = "bare", address = "127.0.0.1:${port}", http = (cfBlobHeader = "cf-blob"), service = "bare"),
  ],
);
const bare :Workerd.Worker = (
  modules = [(name = "bare.js", esModule = embed "bare.js")],
  compatibilityDate = ${text(compatibilityDate)},
);
`;
}

/** Cap'n Proto's text literals escape as JSON's do. */
function text(value: string): string {
  return JSON.stringify(value);
}
