import { judgeImport } from "./layers.ts";

type Node = Readonly<Record<string, unknown>>;

type Context = {
  readonly filename: string;
  readonly report: (finding: { readonly node: Node; readonly message: string }) => void;
};

/** Imports follow the layers of docs/architecture.md, by package name and by relative path alike. */
const layers = {
  create(context: Context) {
    const judge = (node: Node, source: unknown, isTypeOnly: boolean) => {
      const specifier = textOf(source);
      if (specifier === null) return;
      const message = judgeImport({ from: context.filename, specifier, isTypeOnly });
      if (message !== null) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node: Node) => judge(node, node["source"], node["importKind"] === "type"),
      ExportNamedDeclaration: (node: Node) =>
        judge(node, node["source"], node["exportKind"] === "type"),
      ExportAllDeclaration: (node: Node) =>
        judge(node, node["source"], node["exportKind"] === "type"),
      ImportExpression: (node: Node) => judge(node, node["source"], false),
      TSImportType: (node: Node) => judge(node, node["source"] ?? node["argument"], true),
    };
  },
};

/** `new Date()` and `Date()` read the clock; `new Date(ms)` does not. */
const noClock = {
  create(context: Context) {
    const message = "Pure code is given the time: pass nowMs in.";
    return {
      NewExpression(node: Node) {
        if (isDate(node["callee"]) && isEmpty(node["arguments"])) context.report({ node, message });
      },
      CallExpression(node: Node) {
        if (isDate(node["callee"])) context.report({ node, message });
      },
    };
  },
};

/** A union of literals says the same and needs no code. */
const noEnum = {
  create(context: Context) {
    const message = "Use a union of literals instead of an enum.";
    return { TSEnumDeclaration: (node: Node) => context.report({ node, message }) };
  },
};

function isDate(callee: unknown): boolean {
  return typeof callee === "object" && callee !== null && Reflect.get(callee, "name") === "Date";
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

function textOf(literal: unknown): string | null {
  if (typeof literal !== "object" || literal === null) return null;
  const value: unknown = Reflect.get(literal, "value");
  return typeof value === "string" ? value : null;
}

export default {
  meta: { name: "cleverdrip" },
  rules: { layers, "no-clock": noClock, "no-enum": noEnum },
};
