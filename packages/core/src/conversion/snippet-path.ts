/** Short, and nothing in it has to be encoded. Single letters are the tracker's own folders. */
const FOLDER = "[a-z0-9][a-z0-9-]{1,31}";
const NAME = "[a-z0-9][a-z0-9-]{0,31}";
const SHAPES = {
  script: { form: new RegExp(`^/(${FOLDER})/${NAME}\\.js$`), example: "/assets/shop.js" },
  event: { form: new RegExp(`^/(${FOLDER})/${NAME}$`), example: "/assets/in" },
} as const;

/** The tracker's, the api's and Cloudflare's. */
const TAKEN: readonly string[] = ["pb", "v1", "cdn-cgi"];

/**
 * What is wrong with a path at which a tracking domain is to serve the snippet, or to take its reports; null = nothing. It
 * has two parts, because one is a link's slug.
 */
export function snippetPathProblem(kind: "script" | "event", path: string): string | null {
  const { form, example } = SHAPES[kind];
  const [, folder] = form.exec(path) ?? [];
  if (folder === undefined) {
    return `must be a folder (2 to 32 of a-z, 0-9 and -) and a name, such as ${example}`;
  }
  return TAKEN.includes(folder) ? `/${folder}/ is taken: choose another folder` : null;
}

/** Whether the owner of a tracking host could have called something so, or what lies below it. */
export function couldBeNamed(path: string): boolean {
  return /^\/[a-z0-9][a-z0-9-]+\/[a-z0-9]/.test(path);
}

/** What a tracking host's owner calls the snippet and its reports; without them they have their usual names. */
export type SnippetPaths = {
  readonly scriptPath?: string | null;
  readonly eventPath?: string | null;
};

/**
 * What a path stands for on a host with names of its own: one of the usual paths, else itself. Clicks without a redirect are
 * asked for below the path of reports.
 */
export function usualPath(path: string, { scriptPath, eventPath }: SnippetPaths): string {
  if (path === scriptPath) return "/j/cd.js";
  if (!eventPath || !path.startsWith(eventPath)) return path;
  const below = path.slice(eventPath.length);
  if (below === "") return "/e";
  return below.startsWith("/") ? `/t${below}` : path;
}
