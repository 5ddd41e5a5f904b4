import { readSecrets } from "../local/secrets.ts";
import { stateFolder } from "../local/state-folder.ts";

/** Where an installation answers, and the token of whoever runs it. */
export type Installation = { readonly origin: string; readonly token: string };

/** The installation at `remote`, with the token of the environment; the local one where `remote` is not given. */
export function findInstallation(
  remote: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Installation {
  if (remote !== undefined) {
    const token = env["OPERATOR_TOKEN"] ?? "";
    if (token === "")
      throw new Error("Set OPERATOR_TOKEN to the installation's operator token for --remote.");
    return { origin: remote.replace(/\/+$/, ""), token };
  }
  const secrets = readSecrets(stateFolder());
  if (secrets === null) throw new Error("Run npm start first: there is no local installation.");
  return { origin: `http://localhost:${env["PORT"] ?? "8787"}`, token: secrets.operatorToken };
}
