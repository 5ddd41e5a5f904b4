import { snapshotTemplates } from "./snapshots.ts";

/** What a Worker's wrangler.toml says about it. */
export type WorkerSettings = {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
};

export type TrackerSettings = { readonly tracker: WorkerSettings; readonly all: WorkerSettings };

const head = `using Workerd = import "/workerd/workerd.capnp";\n`;

/**
 * workerd's own configuration of the two built trackers (tracker.js before all.js), in one process as they are in one
 * place when deployed. What is behind their bindings runs elsewhere: KV and the queue's far side are not their work.
 */
export function trackerConfig(
  ports: { readonly tracker: number; readonly standIns: number },
  { tracker, all }: TrackerSettings,
  isInspected: boolean,
): string {
  return `${head}
const config :Workerd.Config = (
  services = [
    (name = "tracker", worker = .tracker),
    (name = "all", worker = .all),
    (name = "consumer", worker = .consumer),
    (name = "stand-ins", external = (address = "127.0.0.1:${ports.standIns}", http = ())),
  ],
  v8Flags = [${isInspected ? text("--expose-gc") : ""}],
  sockets = [
    (name = "tracker", address = "127.0.0.1:${ports.tracker}", http = (cfBlobHeader = "cf-blob"), service = "tracker"),
  ],
);
const tracker :Workerd.Worker = (
  ${workerConfig("tracker.js", tracker)},
  bindings = [
    ${commonBindings(tracker)}
    (name = "ALL", service = "all"),
  ],
);
const all :Workerd.Worker = (
  ${workerConfig("all.js", all)},
  bindings = [
    ${commonBindings(all)}
    (name = "SNAPSHOTS", kvNamespace = "stand-ins"),
    (name = "CAMPAIGN_WINDOW", durableObjectNamespace = (className = "CampaignWindow", serviceName = "consumer")),
    (name = "CONTROL", wrapped = (
      moduleName = "cloudflare-internal:d1-api",
      innerBindings = [(name = "fetcher", service = "stand-ins")],
    )),
  ],
);
const consumer :Workerd.Worker = (
  ${workerConfig("consumer.js", all)},
  durableObjectNamespaces = [(className = "CampaignWindow", uniqueKey = "bench")],
  durableObjectStorage = (inMemory = void),
);
`;
}

function workerConfig(
  file: string,
  { compatibilityDate, compatibilityFlags }: WorkerSettings,
): string {
  return `modules = [(name = "${file}", esModule = embed "${file}")],
  compatibilityDate = ${text(compatibilityDate)},
  compatibilityFlags = [${compatibilityFlags.map(text).join(", ")}]`;
}

function commonBindings({ vars }: WorkerSettings): string {
  const variables = Object.entries(vars).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)}),`,
  );
  return `${variables.join("\n    ")}
    (name = "CLICK_ID_KEYS", text = ${text(`1:${"A".repeat(43)}`)}),
    (name = "CLICKS", queue = "stand-ins"),
    (name = "CONSUMER", service = (name = "consumer", entrypoint = "Facts")),`;
}

/** KV and the queue, as the HTTP that workerd speaks to them (stand-ins.js). */
export function standInsConfig(port: number, { compatibilityDate }: WorkerSettings): string {
  const templates = text(JSON.stringify(snapshotTemplates));
  return singleWorker("stand-ins", port, compatibilityDate, {
    http: "",
    bindings: `(name = "SNAPSHOT_TEMPLATES", text = ${templates})`,
  });
}

/** The Worker that does nothing but redirect (bare.js). */
export function bareConfig(port: number, { compatibilityDate }: WorkerSettings): string {
  const http = `cfBlobHeader = "cf-blob"`;
  return singleWorker("bare", port, compatibilityDate, { http, bindings: "" });
}

function singleWorker(
  name: string,
  port: number,
  compatibilityDate: string,
  { http, bindings }: { readonly http: string; readonly bindings: string },
): string {
  return `${head}
const config :Workerd.Config = (
  services = [(name = "${name}", worker = .worker)],
  sockets = [
    (name = "${name}", address = "127.0.0.1:${port}", http = (${http}), service = "${name}"),
  ],
);
const worker :Workerd.Worker = (
  modules = [(name = "${name}.js", esModule = embed "${name}.js")],
  compatibilityDate = ${text(compatibilityDate)},
  bindings = [${bindings}],
);
`;
}

/** Cap'n Proto's text literals escape as JSON's do. */
function text(value: string): string {
  return JSON.stringify(value);
}
