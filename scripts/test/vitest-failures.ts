/** At most so much of an error is shown; the whole stands where the test ran. */
const MAX_LENGTH = 600;

/**
 * A line for each failed test of vitest's JSON report, and for each file that did not load: where, which, and the
 * beginning of why.
 */
export function vitestFailures(json: string, root: string): readonly string[] {
  return listAt(JSON.parse(json), "testResults").flatMap((file) => {
    const path = textAt(file, "name").replace(`${root}/`, "");
    const failed = listAt(file, "assertionResults").filter(
      (test) => !["passed", "skipped", "pending", "todo"].includes(textAt(test, "status")),
    );
    if (failed.length === 0 && textAt(file, "status") === "failed")
      return [lineOf(path, "did not load", textAt(file, "message"))];
    return failed.map((test) =>
      lineOf(path, textAt(test, "fullName"), listAt(test, "failureMessages").join(" ")),
    );
  });
}

function lineOf(path: string, what: string, why: string): string {
  return `FAILED ${path}: ${what}: ${why.replaceAll(/\s+/g, " ").slice(0, MAX_LENGTH)}`;
}

function textAt(value: unknown, key: string): string {
  const found = at(value, key);
  return typeof found === "string" ? found : "";
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
