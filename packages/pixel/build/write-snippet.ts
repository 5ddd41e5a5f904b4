import { writeFileSync } from "node:fs";
import { compileSnippet, snippetModule } from "./compile-snippet.ts";

const path = new URL("../src/snippet.gen.ts", import.meta.url);
writeFileSync(path, snippetModule(await compileSnippet()));
