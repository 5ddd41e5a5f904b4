import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/repository.ts";
import { freePort } from "./free-port.ts";

/** What `npm start` printed, and how to end it. */
export type Product = {
  readonly dashboard: string;
  readonly email: string;
  readonly password: string;
  readonly link: string;
  readonly postback: string;
  readonly stop: () => Promise<void>;
};

/** Starts the whole product as `npm start` does, on a free port with an empty state folder. */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-e2e-"));
  const child = spawn(process.execPath, [`${root}/scripts/start.ts`], {
    cwd: root,
    env: { ...process.env, PORT: String(await freePort()), CLEVERDRIP_STATE: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...readLines(await welcome(child)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything printed up to the last line that npm start promises. */
function welcome(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = "";
  const take = (text: string) => {
    output += text;
    if (/^Postback: .*\n/m.test(output)) resolve(output);
  };
  child.stdout?.setEncoding("utf8").on("data", take);
  child.stderr?.setEncoding("utf8").on("data", take);
  child.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  return promise;
}

function readLines(output: string) {
  const line = (name: string) => {
    const value = new RegExp(`^${name}: (.+)$`, "m").exec(output)?.[1];
    if (value === undefined) throw new Error(`npm start printed no ${name}:\n${output}`);
    return value;
  };
  return {
    dashboard: line("Dashboard"),
    email: line("E-mail"),
    password: line("Password"),
    link: line("Link"),
    postback: line("Postback"),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  child.kill("SIGTERM");
  await promise;
}
