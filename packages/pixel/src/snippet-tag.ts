import { snippetPaths } from "./build-snippet.ts";

/**
 * What a site owner pastes into the head of every page. Commands may follow at once: they wait in a queue until the
 * script, which never blocks the page, is there.
 */
export function snippetTag(origin: string, scriptPath: string = snippetPaths.script): string {
  const loader = "window.cd=window.cd||function(){(cd.q=cd.q||[]).push(arguments)}";
  const src = encodeURI(origin + scriptPath).replaceAll("&", "&amp;");
  return `<script>${loader}</script>\n<script async src="${src}"></script>`;
}
