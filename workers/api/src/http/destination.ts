import { compileTemplate, findMacroProblems } from "@cleverdrip/core";
import { invalidFields, type FieldError } from "./refusal.ts";

const OR_APP = ", or one of an app scheme that delivery.appSchemes lists";

/** Throws unless the URL is a web address that the tracker can send visitors to. */
export function requireDestination(path: string, url: string | null | undefined): void {
  const errors = destinationErrors(path, url, null);
  if (errors.length > 0) throw invalidFields(errors);
}

/**
 * What is wrong with a URL as a destination: it must be absolute as a browser would read it, without user name, http(s)
 * or of an app scheme that is allowed here (null = none can be), and its macros known and where they may be.
 */
export function destinationErrors(
  path: string,
  url: string | null | undefined,
  appSchemes: readonly string[] | null,
): readonly FieldError[] {
  if (url === null || url === undefined) return [];
  const parsed = URL.parse(url);
  if (
    parsed === null ||
    parsed.username !== "" ||
    parsed.password !== "" ||
    !isAllowed(parsed.protocol, appSchemes ?? [])
  ) {
    const message = `must be an absolute http(s) URL without user name${appSchemes === null ? "" : OR_APP}`;
    return [{ path, message }];
  }
  const problems = findMacroProblems(url).map(({ macro, problem }) => ({
    path,
    message: `${macro}: ${problem}`,
  }));
  if (problems.length > 0) return problems;
  return compileTemplate(url, { appSchemes: appSchemes ?? [] }) === null
    ? [{ path, message: "is not a URL that visitors can be sent to" }]
    : [];
}

function isAllowed(protocol: string, appSchemes: readonly string[]): boolean {
  return (
    protocol === "http:" || protocol === "https:" || appSchemes.includes(protocol.slice(0, -1))
  );
}
