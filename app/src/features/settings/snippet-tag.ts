import type { Domain } from "@cleverdrip/contract";

const USUAL_SCRIPT = "/j/cd.js";

/** What a shop pastes into the head of every page, as `snippetTag` of the pixel package has it. */
export function snippetTag({ hostname, scriptPath }: Domain): string {
  const loader = "window.cd=window.cd||function(){(cd.q=cd.q||[]).push(arguments)}";
  const src = `https://${hostname}${scriptPath ?? USUAL_SCRIPT}`;
  return `<script>${loader}</script>\n<script async src="${src}"></script>`;
}
