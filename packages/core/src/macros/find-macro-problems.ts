import { nearestWord } from "../nearest-word.ts";
import { POSTBACK_MACROS } from "./compile-postback.ts";
import { countHostMacros, cutTemplate, splitMacro } from "./cut-template.ts";
import { compileDate } from "./format-date.ts";
import { macroFunction } from "./macro-function.ts";
import { MACROS } from "./macro-list.ts";

export type MacroProblem = { readonly macro: string; readonly problem: string };

const FUNCTIONS =
  "use :hash, :raw, :percentage, a share such as :80%, or a map such as :lead=0 sale=1";

/** What a template's owner should know before it is saved: each of these would be removed from every URL, or sent as text. */
export function findMacroProblems(text: string): readonly MacroProblem[] {
  const cut = cutTemplate(text);
  const inHost = countHostMacros(cut);
  const problems = cut.macros.map((macro, i) => ({
    macro: `{${macro}}`,
    problem:
      i < inHost
        ? "cannot stand in scheme, user name, host or port; use it in path, query or fragment"
        : problemOf(macro),
  }));
  return [...problems, ...strayBraces(cut.literals, cut.macros)].flatMap(({ macro, problem }) =>
    problem === null ? [] : [{ macro, problem }],
  );
}

function problemOf(macro: string): string | null {
  const { name, argument } = splitMacro(macro);
  if (name === "date") return dateProblem(argument ?? "");
  if (POSTBACK_MACROS.readerOf(name) === undefined) return unknownProblem(name);
  if (argument === null || macroFunction(argument) !== null) return null;
  return `has no function "${argument}"; ${FUNCTIONS}`;
}

function unknownProblem(name: string): string {
  const near = nearestWord(name, SPELLINGS);
  return `is not a macro we know${near === null ? "" : `; did you mean {${near}}?`}`;
}

const SPELLINGS = MACROS.flatMap(({ name, aliases }) => [name, ...aliases]);

function dateProblem(argument: string): string | null {
  if (compileDate(argument) !== null) return null;
  const [format = ""] = argument.split(",");
  if (compileDate(format) !== null) {
    return "names an unknown time zone; write one such as Europe/Berlin or UTC";
  }
  return "has an unknown date format; use yyyy MM dd HH mm ss SSS and X with signs between them, for example yyyy-MM-dd HH:mm,Europe/Berlin";
}

/** `{clickid` and `{{clickid}}`: braces that were meant for a macro, next to one or never closed. */
function strayBraces(
  literals: readonly string[],
  macros: readonly string[],
): { macro: string; problem: string | null }[] {
  return literals.map((literal, i) => {
    const next = macros[i];
    if (next !== undefined && literal.endsWith("{")) {
      return { macro: `{{${next}}}`, problem: "has two pairs of braces; write one" };
    }
    const open = /\{([\w.-]+)[^{}]*$/.exec(literal)?.[1];
    const isMacro =
      open !== undefined && POSTBACK_MACROS.readerOf(open.toLowerCase()) !== undefined;
    return { macro: `{${open ?? ""}`, problem: isMacro ? "has no closing brace" : null };
  });
}
