import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../repository.ts";
import { deploy } from "./deploy.ts";

const options = {
  appOrigin: "https://app.example.com",
  trackingOrigin: "https://go.example.com",
  logStream: null,
  clicksWaitSeconds: null,
};

/** An account that remembers what wrangler is asked to do. */
function createAccount() {
  const commands: string[] = [];
  const namespaces: { title: string; id: string }[] = [];
  const databases: { name: string; uuid: string }[] = [];
  const secrets = new Map<string, Set<string>>();
  const keys: string[] = [];
  const wrangler = (args: readonly string[]) => {
    const command = args.join(" ").replaceAll(/=\S*\/(secrets\.json)/g, "=$1");
    commands.push(command);
    const [first, second, third, name = ""] = args;
    if (command.startsWith("kv namespace create")) namespaces.push({ title: name, id: "kv-1" });
    if (first === "d1" && second === "create")
      databases.push({ name: third ?? "", uuid: `d1-${third}` });
    if (command.startsWith("kv namespace list")) return answer(JSON.stringify(namespaces));
    if (command.startsWith("d1 list")) return answer(`notice\n${JSON.stringify(databases)}`);
    if (first === "secret") return listSecrets(args);
    if (first === "deploy") keepSecrets(args);
    return answer("");
  };
  const listSecrets = (args: readonly string[]) => {
    const names = secrets.get(args[2]?.split("cleverdrip-")[1] ?? "");
    if (names === undefined) return answer("This Worker does not exist on your account.", 1);
    return answer(JSON.stringify([...names].map((name) => ({ name, type: "secret_text" }))));
  };
  const keepSecrets = (args: readonly string[]) => {
    const config = args[1]?.split("=")[1] ?? "";
    const worker =
      /^name = "cleverdrip-(.+)"$/m.exec(readFileSync(`${root}/${config}`, "utf8"))?.[1] ?? "";
    const file = args[2]?.split("=")[1];
    const given = file === undefined ? {} : JSON.parse(readFileSync(file, "utf8"));
    secrets.set(worker, new Set([...(secrets.get(worker) ?? []), ...Object.keys(given)]));
    keys.push(...(given["CLICK_ID_KEYS"] === undefined ? [] : [given["CLICK_ID_KEYS"]]));
  };
  return { commands, secrets, keys, wrangler };
}

function answer(output: string, code = 0) {
  return Promise.resolve({ code, output });
}

test("a first deployment creates what is missing, migrates, and deploys in the order the bindings need", async () => {
  const { commands, secrets, keys, wrangler } = createAccount();
  const setupToken = await deploy(wrangler, options);
  expect(setupToken).toMatch(/^[\w-]{32}$/);
  expect(commands.filter((command) => !/list/.test(command))).toEqual([
    "queues create cleverdrip-clicks",
    "queues create cleverdrip-clicks-dead",
    "queues create cleverdrip-deliveries --message-retention-period-secs=345600",
    "queues create cleverdrip-deliveries-dead",
    "r2 bucket create cleverdrip-log",
    "kv namespace create cleverdrip-snapshots",
    "d1 create cleverdrip-control",
    "d1 create cleverdrip-events",
    "d1 migrations apply CONTROL --remote --config=workers/api/wrangler.deploy.toml",
    "d1 migrations apply EVENTS --remote --config=workers/api/wrangler.deploy.toml",
    "deploy --config=workers/consumer/wrangler.deploy.toml --secrets-file=secrets.json",
    "deploy --config=workers/tracker/wrangler.deploy.toml --secrets-file=secrets.json",
    "deploy --config=wrangler.deploy.toml --secrets-file=secrets.json",
    "deploy --config=workers/api/wrangler.deploy.toml --secrets-file=secrets.json",
    "pages project create cleverdrip-app --production-branch=main",
    "pages deploy dist --project-name=cleverdrip-app --branch=main --commit-dirty=true",
  ]);
  expect(secrets).toEqual(
    new Map([
      ["consumer", new Set(["IP_HASH_KEY", "RECEIPT_KEY"])],
      ["tracker-all", new Set(["CLICK_ID_KEYS"])],
      ["tracker", new Set(["CLICK_ID_KEYS"])],
      ["api", new Set(["BETTER_AUTH_SECRET", "SETUP_TOKEN", "OPERATOR_TOKEN"])],
    ]),
  );
  // What one half of the tracker mints the other has to know.
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
});

test("keys that only one half of the tracker has are not joined by others, and nothing is deployed", async () => {
  const { commands, secrets, wrangler } = createAccount();
  secrets.set("tracker", new Set(["CLICK_ID_KEYS"]));
  await expect(deploy(wrangler, options)).rejects.toThrow(
    "wrangler secret put CLICK_ID_KEYS --name=cleverdrip-tracker-all",
  );
  expect(commands.filter((command) => !command.startsWith("secret list"))).toEqual([]);
});

test("a second deployment creates nothing again and leaves every secret alone", async () => {
  const { commands, wrangler } = createAccount();
  await deploy(wrangler, options);
  commands.length = 0;
  expect(await deploy(wrangler, options)).toBeNull();
  expect(
    commands.filter((command) => /secrets-file|d1 create|namespace create/.test(command)),
  ).toEqual([]);
});

test("a plan that keeps messages for a day only gets the deliveries' queue all the same", async () => {
  const { commands, wrangler } = createAccount();
  const small = (args: readonly string[]) => {
    const isRefused = args.some((arg) => arg.startsWith("--message-retention"));
    return isRefused ? answer("retention must be between 60 and 86400", 1) : wrangler(args);
  };
  await deploy(small, options);
  expect(commands).toContain("queues create cleverdrip-deliveries");
});

test("nothing filled in stays behind, also when a deployment fails", async () => {
  const { wrangler } = createAccount();
  const failing = (args: readonly string[]) =>
    args[0] === "deploy" ? answer("no permission", 1) : wrangler(args);
  await expect(deploy(failing, options)).rejects.toThrow("no permission");
  expect(existsSync(`${root}/wrangler.deploy.toml`)).toBe(false);
  expect(existsSync(`${root}/workers/api/wrangler.deploy.toml`)).toBe(false);
});
