import { fraudClasses } from "@cleverdrip/simulator";
import { mostSeparation, separations, type Leak, type Sample } from "./find-leaks.ts";

/**
 * Whether any column alone tells fraud from honest clicks. By class too, for the reader: a class that is made of one
 * thing (rented machines of their networks, hidden images of what is fetched) is told by it, and so it should be.
 */
export function reportLeaks(files: readonly Sample[]): readonly string[] {
  const all = separations(files);
  const over = all.filter(isOver);
  return [
    `Leaks: a column alone must not separate fraud from honest clicks by more than ${mostSeparation}.`,
    `  ${"all classes".padEnd(22)}${write(all.slice(0, 6))}`,
    over.length === 0 ? "  No column does." : `  Too easy: ${write(over)}`,
    "Columns that tell a class alone, for information:",
    ...fraudClasses.map((name) => {
      const told = separations(files, name).filter(isOver).slice(0, 6);
      return `  ${name.padEnd(22)}${told.length === 0 ? "none" : write(told)}`;
    }),
  ];
}

function isOver({ separation }: Leak): boolean {
  return separation > mostSeparation;
}

function write(leaks: readonly Leak[]): string {
  return leaks.map(({ column, separation }) => `${column} ${separation.toFixed(2)}`).join(", ");
}
