import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const installed = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A real, headless Chromium: CHROME_PATH, else the one from npm (x64 Linux), else an installed one. */
export async function launchBrowser(): Promise<Browser> {
  // Chromium's sandbox refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  const named = process.env["CHROME_PATH"];
  if (named === undefined && process.platform === "linux" && process.arch === "x64") {
    return chromium.launch({
      executablePath: await bundled.executablePath(),
      // What a visitor's browser enforces between sites is enforced here too.
      args: bundled.args.filter(
        (arg) => !/^--(single-process|headless|disable-web-security|allow-running)/.test(arg),
      ),
    });
  }
  const executablePath = named ?? installed.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error("No Chromium found: install Chrome, or name one with CHROME_PATH.");
  }
  return chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
}
