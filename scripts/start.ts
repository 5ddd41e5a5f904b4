import { runSchedule } from "./api/operator.ts";
import { ensureDemoDelivery } from "./demo/ensure-delivery.ts";
import { ensureDemoFraud } from "./demo/ensure-fraud.ts";
import { ensureHistory } from "./demo/ensure-history.ts";
import { demoSession, ensureDemoEntities } from "./demo/ensure-workspace.ts";
import { ensureSecrets } from "./local/secrets.ts";
import { stateFolder } from "./local/state-folder.ts";
import { buildApp } from "./start/build-app.ts";
import { type Child, followLog, logTail } from "./start/child.ts";
import { createLifetime, type Lifetime } from "./start/lifetime.ts";
import { migrate } from "./start/migrate.ts";
import { readStartOptions, type StartOptions } from "./start/options.ts";
import { printWelcome } from "./start/print-welcome.ts";
import { requireFreePort } from "./start/require-free-port.ts";
import { requireNoDevVars } from "./start/require-no-dev-vars.ts";
import { startAppServer, startServer } from "./start/server.ts";
import { waitUntilReady } from "./start/wait-until-ready.ts";

const scheduleMs = 5 * 60_000;

const lifetime = createLifetime();
try {
  await start(readStartOptions(process.argv.slice(2), process.env), lifetime);
} catch (error) {
  if (!lifetime.isEnding()) console.error(error instanceof Error ? error.message : error);
  await lifetime.end(1);
}

/** Every step may be repeated: a start that was interrupted is completed by the next one. */
async function start(options: StartOptions, { own, end }: Lifetime): Promise<void> {
  requireNoDevVars();
  await requireFreePort(options.port);
  if (options.isDev) await requireFreePort(options.port + 1);
  const folder = stateFolder();
  const secrets = ensureSecrets(folder);
  console.error("Preparing the app and the databases …");
  const [build] = await Promise.all([
    buildApp({ isForced: false }),
    migrate(folder, options.shards),
  ]);
  if (!build.isGreen) throw new Error(`The app does not build:\n${build.output}`);
  const server = own(startServer(options, secrets, folder));
  if (options.isVerbose) followLog(server);
  await waitUntilReady(server, [`${options.origin}/healthz`, `${options.origin}/v1/openapi.json`]);
  const session = await demoSession(options.origin, secrets);
  const link = await ensureDemoEntities(session);
  await ensureHistory(options.origin, session, secrets, folder);
  await ensureDemoDelivery(session);
  await ensureDemoFraud(options.origin, session, secrets, folder);
  const app = options.isDev ? own(startAppServer(options, folder)) : null;
  if (app !== null) await waitUntilReady(app, [options.appOrigin]);
  setInterval(() => void tick(options, secrets.operatorToken), scheduleMs);
  await printWelcome(options, secrets, link.url);
  await firstToEnd([server, ...(app === null ? [] : [app])]);
  await end(1);
}

async function tick({ origin }: StartOptions, token: string): Promise<void> {
  try {
    await runSchedule(origin, token);
  } catch (error) {
    console.error("The scheduled jobs failed:", error instanceof Error ? error.message : error);
  }
}

async function firstToEnd(children: readonly Child[]): Promise<void> {
  const child = await Promise.race(children.map((each) => each.ended.then(() => each)));
  console.error(`The ${child.name} stopped:\n${logTail(child)}`);
}
