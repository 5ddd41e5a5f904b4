import type { SnippetConfig } from "../snippet-config.ts";

/** A name that buildSnippet replaces by the configuration. */
declare const CD_CONFIG: SnippetConfig;

export const config = CD_CONFIG;
