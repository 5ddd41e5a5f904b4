import { dirname, resolve } from "node:path";

type Layer = {
  /** Other folders it may import; "type" allows `import type` alone. */
  readonly may: Readonly<Record<string, "value" | "type">>;
  /** Third-party modules (by prefix) it may import; null = any. */
  readonly libraries: readonly string[] | null;
};

/** Who may import whom: the table of docs/architecture.md. Tests and their support may use every package and library. */
const layers: Readonly<Record<string, Layer>> = {
  core: { may: {}, libraries: [] },
  contract: { may: { core: "value" }, libraries: ["zod"] },
  db: { may: { core: "value" }, libraries: ["drizzle-orm", "drizzle-kit"] },
  "edge-config": { may: { core: "value" }, libraries: [] },
  pixel: { may: { contract: "type" }, libraries: ["esbuild", "node:"] },
  simulator: { may: { core: "value", contract: "value" }, libraries: [] },
  // Runs the handlers of the Workers themselves, in Node.
  faults: {
    may: {
      core: "value",
      contract: "value",
      db: "value",
      simulator: "value",
      consumer: "value",
      tracker: "value",
    },
    libraries: ["esbuild", "node:"],
  },
  // Replays files of traffic through the Workers themselves, in Node, on the stores of the faults.
  evaluation: {
    may: {
      core: "value",
      contract: "value",
      db: "value",
      "edge-config": "value",
      simulator: "value",
      faults: "value",
      consumer: "value",
      tracker: "value",
    },
    libraries: ["esbuild", "node:", "zod"],
  },
  testing: { may: { core: "value", contract: "value", simulator: "value" }, libraries: null },
  tracker: {
    may: { contract: "type", core: "value", "edge-config": "value", pixel: "value" },
    libraries: ["cloudflare:"],
  },
  consumer: {
    may: { contract: "value", core: "value", db: "value", "edge-config": "value" },
    libraries: null,
  },
  api: {
    may: { contract: "value", core: "value", db: "value", "edge-config": "value" },
    libraries: null,
  },
  // What a publisher checks in the browser is what the script checks.
  app: { may: { contract: "type", core: "value" }, libraries: null },
};

const applications = new Set(["tracker", "consumer", "api", "app"]);

export type Import = {
  /** Absolute path of the importing file. */
  readonly from: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
};

/** Why the import crosses a layer it must not, or null when it may stand. */
export function judgeImport({ from, specifier, isTypeOnly }: Import): string | null {
  const importer = layerAt(from);
  const layer = importer === null ? undefined : layers[importer];
  const isTest = /\.test\.tsx?$|\/test-support\//.test(from);
  const target = targetOf(from, specifier);
  if (importer === null || layer === undefined) return judgeTooling(target, specifier, isTypeOnly);
  if (target === importer) return null;
  if (target === "library") return judgeLibrary(importer, layer, specifier, isTest);
  if (target === null) return `${importer} may not reach outside the packages: ${specifier}`;
  if (isTest && !applications.has(target)) return null;
  const permission = layer.may[target];
  if (permission === undefined) return `${importer} may not import ${target}`;
  if (permission === "type" && !isTypeOnly) return `${importer} may import ${target}'s types only`;
  return null;
}

/** scripts, bench and e2e drive the Workers and the app from outside. */
function judgeTooling(target: string | null, specifier: string, isTypeOnly: boolean) {
  if (target === null || !applications.has(target) || isTypeOnly) return null;
  return `tooling may not import ${target}: ${specifier}`;
}

function judgeLibrary(importer: string, layer: Layer, specifier: string, isTest: boolean) {
  const { libraries } = layer;
  if (isTest || libraries === null) return null;
  const isAllowed = libraries.some(
    (name) => specifier === name || specifier.startsWith(name.endsWith(":") ? name : `${name}/`),
  );
  return isAllowed ? null : `${importer} may not import ${specifier}`;
}

function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return layerAt(resolve(dirname(from), specifier));
  const workspace = /^@cleverdrip\/([^/]+)/.exec(specifier);
  return workspace === null ? "library" : (workspace[1] ?? null);
}

/** The package, Worker or app a path lies in. */
function layerAt(path: string): string | null {
  const folder = /\/(?:packages|workers)\/([^/]+)\/(?!.*\/(?:packages|workers)\/)/.exec(path);
  if (folder !== null) return folder[1] ?? null;
  return /\/app\/(?:src|functions)\//.test(path) ? "app" : null;
}
