import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { logTail, startChild } from "./child.ts";

function program(source: string) {
  const folder = mkdtempSync(join(tmpdir(), "cleverdrip-child-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "program.mjs");
  writeFileSync(path, source);
  return { name: "program", args: [path], cwd: folder, env: {}, logPath: join(folder, "log") };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("stopping a child also ends its own children, even those that ignore the signal", async () => {
  const child = startChild(
    program(`
      import { spawn } from "node:child_process";
      const deaf = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("pid=" + process.pid);';
      spawn(process.execPath, ["-e", deaf], { stdio: "inherit" });
      setInterval(() => {}, 1000);
    `),
  );
  const grandchild = await vi.waitFor(() => {
    const pid = /pid=(\d+)/.exec(readFileSync(child.logPath, "utf8"))?.[1];
    if (pid === undefined) throw new Error("the grandchild has not started");
    return Number(pid);
  }, 10_000);
  expect(isAlive(grandchild)).toBe(true);
  await child.stop();
  await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), 10_000);
});

test("a child that ends by itself settles and leaves its last words", async () => {
  const child = startChild(program(`console.log("one"); console.error("two"); process.exit(3);`));
  await child.ended;
  expect(logTail(child)).toBe("one\ntwo\n");
  expect(logTail(child, 2)).toBe("two\n");
});

test("a child that cannot be started settles as well", async () => {
  const child = startChild({ ...program(""), args: ["/nowhere.mjs"] });
  await child.ended;
  expect(logTail(child)).toContain("nowhere.mjs");
});
