import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./repository.ts";

/** Runs the setup believing that this Node is of another version. */
function setUpWithNode(version: string) {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "${version}" })`;
  const flags = [`--import=data:text/javascript,${encodeURIComponent(pretend)}`];
  return spawnSync(process.execPath, [...flags, `${root}/scripts/setup.mjs`], { encoding: "utf8" });
}

test.each(["18.20.4", "16.0.0"])("Node %s gets one clear sentence and nothing else", (version) => {
  const { status, stdout, stderr } = setUpWithNode(version);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe(`CleverDrip needs Node 20 or newer; this is Node ${version}.\n`);
});
