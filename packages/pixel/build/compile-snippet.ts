import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The snippet as one minified script in which CD_CONFIG stands for the configuration. */
export async function compileSnippet(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../src/browser/entry.ts", import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2018",
    // Without it the compiler options of the packages add a directive that modules do not need.
    tsconfigRaw: "{}",
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  return outputFiles.map(({ text }) => text.trim()).join("");
}

/** The module that carries the snippet into the tracker's bundle. */
export function snippetModule(code: string): string {
  return `// Made by \`npm run build -w @cleverdrip/pixel\` from src/browser.\nexport const snippetCode = ${JSON.stringify(code)};\n`;
}
