export { buildSnippet, type SnippetOptions, snippetPaths } from "./build-snippet.ts";
export type { SnippetConfig } from "./snippet-config.ts";
export { snippetTag } from "./snippet-tag.ts";
