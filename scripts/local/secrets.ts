import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Secrets of one local installation, made at its first start. */
export type LocalSecrets = {
  readonly clickIdKeys: string;
  readonly ipHashKey: string;
  readonly receiptKey: string;
  readonly betterAuthSecret: string;
  readonly setupToken: string;
  readonly operatorToken: string;
  readonly demoPassword: string;
};

export const demoEmail = "demo@cleverdrip.example";

/** The installation's secrets, or null before its first start. */
export function readSecrets(folder: string): LocalSecrets | null {
  const path = pathIn(folder);
  // Written by createSecrets alone, in a folder of this installation.
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as LocalSecrets) : null;
}

/** As `readSecrets`, making those that are not there. Only the owner may read the file. */
export function ensureSecrets(folder: string): LocalSecrets {
  const known: Partial<LocalSecrets> = readSecrets(folder) ?? {};
  const secrets: LocalSecrets = {
    clickIdKeys: `1:${token(32)}`,
    ipHashKey: token(32),
    receiptKey: token(32),
    betterAuthSecret: token(32),
    setupToken: token(24),
    operatorToken: token(24),
    demoPassword: token(12),
    // An installation of an earlier version has all but those that are new.
    ...known,
  };
  writeFileSync(pathIn(folder), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function pathIn(folder: string): string {
  return `${folder}/secrets.json`;
}

function token(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}
