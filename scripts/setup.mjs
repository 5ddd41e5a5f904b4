// Runs before anything is installed, on whatever Node the machine has: plain JavaScript, no dependencies.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const oldestNode = 20;
const root = fileURLToPath(new URL("..", import.meta.url));

requireNode(process.versions.node);
if (isInstallStale()) install();

function requireNode(version) {
  if (Number.parseInt(version, 10) >= oldestNode) return;
  stop(`CleverDrip needs Node ${oldestNode} or newer; this is Node ${version}.`);
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install counts as stale. */
function isInstallStale() {
  const installed = modifiedMs("node_modules/.package-lock.json");
  return installed === null || installed < (modifiedMs("package-lock.json") ?? 0);
}

function modifiedMs(path) {
  return statSync(root + path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function install() {
  console.log("Installing dependencies (npm ci) …");
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm, "ci"] : ["npm", "ci"];
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) stop("npm ci failed; the lines above say why.");
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
