import type { LocalSecrets } from "../local/secrets.ts";
import { workerConfig } from "../local/worker-configs.ts";
import { root } from "../repository.ts";
import { type Child, startChild } from "./child.ts";
import type { StartOptions } from "./options.ts";

/** Every Worker and the dashboard in one process on one port, sharing one state: see docs/decisions. */
export function startServer(options: StartOptions, secrets: LocalSecrets, folder: string): Child {
  return startChild({
    name: "server",
    cwd: `${root}/app`,
    logPath: `${folder}/server.log`,
    env: bindings(options, secrets),
    args: [
      `${root}/node_modules/wrangler/bin/wrangler.js`,
      "pages",
      "dev",
      ...["wrangler.toml", "../wrangler.toml"].map((path) => `--config=${path}`),
      "--config=../workers/tracker/wrangler.toml",
      ...(["consumer", "api"] as const).map(
        (name) => `--config=${workerConfig(name, folder, options.shards)}`,
      ),
      `--persist-to=${folder}/state`,
      `--port=${options.port}`,
      "--ip=127.0.0.1",
      "--inspector-port=0",
      "--show-interactive-dev-session=false",
    ],
  });
}

/** The app's dev server; it forwards everything that is not the app's to the Workers. */
export function startAppServer(options: StartOptions, folder: string): Child {
  return startChild({
    name: "app dev server",
    cwd: `${root}/app`,
    logPath: `${folder}/app.log`,
    env: { CLEVERDRIP_ORIGIN: options.origin },
    args: [
      `${root}/node_modules/vite/bin/vite.js`,
      "--host=127.0.0.1",
      `--port=${new URL(options.appOrigin).port}`,
      "--strictPort",
    ],
  });
}

/** wrangler takes required secrets and overrides of [vars] from the environment where no .dev.vars exists. */
function bindings(options: StartOptions, secrets: LocalSecrets): Readonly<Record<string, string>> {
  return {
    CLICK_ID_KEYS: secrets.clickIdKeys,
    IP_HASH_KEY: secrets.ipHashKey,
    RECEIPT_KEY: secrets.receiptKey,
    BETTER_AUTH_SECRET: secrets.betterAuthSecret,
    SETUP_TOKEN: secrets.setupToken,
    OPERATOR_TOKEN: secrets.operatorToken,
    APP_ORIGIN: options.appOrigin,
    TRACKING_ORIGIN: options.origin,
    DELIVERIES_MAY_REACH_LOOPBACK: "true",
  };
}
