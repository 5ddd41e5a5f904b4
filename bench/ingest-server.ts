import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillEvents } from "./ingest-fill.ts";
import { ingestMessages, ingestTargets } from "./ingest-traffic.ts";
import { prepareIngest, startIngest } from "./ingest-workers.ts";
import { postTo } from "./post-to.ts";
import { serveParent } from "./serve-child.ts";

/** 10,000 clicks: all that is stored unless more are asked for. */
const MESSAGES = 40;

// node ingest-server.ts CLICKS: serves with so many clicks stored, in a folder that goes with it.
const clicks = Number(process.argv[2] ?? 0);
const folder = mkdtempSync(join(tmpdir(), "cleverdrip-ingest-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
let server = await startIngest(folder);
const workspaceId = await prepareIngest(server, ingestTargets);
if (clicks > 0) {
  const messages = ingestMessages(workspaceId, MESSAGES).next().value;
  await postTo(`${server.origin}/hand-over`, messages);
  await postTo(`${server.origin}/ingest`);
}
if (clicks > MESSAGES * 250) {
  await server.stop();
  fillEvents(folder, clicks);
  server = await startIngest(folder);
}
serveParent({ origin: server.origin, workspaceId }, server.stop);
