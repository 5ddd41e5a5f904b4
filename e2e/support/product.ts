import { type ChildProcess, spawn } from "node:child_process";
import { root } from "../../scripts/repository.ts";
import { freePort } from "./free-port.ts";
import { killTree } from "./kill-tree.ts";
import { newStateFolder, removeStateFolder } from "./state-folder.ts";

/** What `npm start` printed, and how to end it. */
export type Product = Welcome & { readonly stop: () => Promise<void> };

/** One that may be killed and started again with what it has stored. */
export type RunningProduct = Welcome & {
  /** `kill -9` of all its processes. */
  readonly kill: () => Promise<void>;
  readonly end: () => Promise<void>;
};

type Welcome = {
  readonly dashboard: string;
  readonly email: string;
  readonly password: string;
  readonly link: string;
  readonly postback: string;
};

/** Starts the whole product as `npm start` does, on a free port with a state folder of its own. */
export async function startProduct(): Promise<Product> {
  const folder = newStateFolder();
  try {
    const { kill: _, end: endIt, ...welcomed } = await runProduct(folder, await freePort());
    const stop = async () => {
      await endIt();
      removeStateFolder(folder);
    };
    return { ...welcomed, stop };
  } catch (error) {
    removeStateFolder(folder);
    throw error;
  }
}

/** As `npm start`, with what is in the folder. */
export async function runProduct(folder: string, port: number): Promise<RunningProduct> {
  const child = spawn(process.execPath, [`${root}/scripts/start.ts`], {
    cwd: root,
    env: { ...process.env, PORT: String(port), CLEVERDRIP_STATE: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const lines = readLines(await welcome(child));
    return { ...lines, kill: () => killTree(child), end: () => end(child) };
  } catch (error) {
    await end(child);
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

function readLines(output: string): Welcome {
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
