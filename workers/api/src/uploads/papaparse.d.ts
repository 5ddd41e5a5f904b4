/** The part of Papa Parse that is used here; its published types need those of Node. */
declare module "papaparse" {
  export type ParseStep = {
    readonly data: readonly string[];
    readonly errors: readonly { readonly code: string; readonly message: string }[];
    /** Where the next row begins, in UTF-16 units. */
    readonly meta: { readonly cursor: number };
  };
  type ParseOptions = {
    readonly delimiter: string;
    readonly newline: "\n";
    readonly preview?: number;
    readonly step: (row: ParseStep, parser: { readonly abort: () => void }) => void;
  };
  const papa: { readonly parse: (text: string, options: ParseOptions) => void };
  export default papa;
}
