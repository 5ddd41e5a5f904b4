import { useState } from "react";
import { TextInput } from "../../ui/field.tsx";
import { GROUP_NAMES, MACROS, type Macro } from "./macros.ts";

type MacroPickerProps = {
  readonly id: string;
  readonly onInsert: (text: string) => void;
};

/** Every macro with its meaning, by groups; pressing one inserts it. */
export function MacroPicker({ id, onInsert }: MacroPickerProps) {
  const [search, setSearch] = useState("");
  const groups = grouped(MACROS.filter((macro) => isWanted(macro, search)));
  return (
    <div id={id} className="mt-2 rounded-md border bg-surface text-sm">
      <div className="space-y-2 border-b p-3">
        <p className="text-muted">
          Filled in each time, in the path and the query. What is not known is removed. Press one to
          insert it.
        </p>
        <TextInput
          type="search"
          aria-label="Search macros"
          placeholder="Search macros"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      </div>
      <div
        role="region"
        aria-label="Macros"
        tabIndex={0}
        className="max-h-72 space-y-4 overflow-y-auto p-3"
      >
        {groups.map(([group, macros]) => (
          <MacroSection key={group} group={group} macros={macros} onInsert={onInsert} />
        ))}
        {groups.length === 0 && <p className="text-muted">No macro is called so.</p>}
      </div>
    </div>
  );
}

type MacroSectionProps = Pick<MacroPickerProps, "onInsert"> & {
  readonly group: string;
  readonly macros: readonly Macro[];
};

function MacroSection({ group, macros, onInsert }: MacroSectionProps) {
  const numbered = macros.filter((macro) => !isExplained(macro));
  return (
    <div role="group" aria-label={group}>
      <h4 className="mb-1 text-xs font-semibold tracking-wide text-muted uppercase">{group}</h4>
      <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {macros.filter(isExplained).map(({ name, aliases, meaning }) => (
          <li key={name} className="py-0.5">
            <MacroButton name={name} aliases={aliases} onInsert={onInsert} />
            <span className="block text-xs text-muted">{meaning}</span>
          </li>
        ))}
      </ul>
      {numbered.length > 0 && (
        <div className="mt-1 flex flex-wrap gap-1">
          {numbered.map(({ name, aliases }) => (
            <MacroButton key={name} name={name} aliases={aliases} onInsert={onInsert} />
          ))}
        </div>
      )}
    </div>
  );
}

type MacroButtonProps = Pick<Macro, "name" | "aliases"> & Pick<MacroPickerProps, "onInsert">;

function MacroButton({ name, aliases, onInsert }: MacroButtonProps) {
  const others = aliases.map((alias) => `{${alias}}`).join(" ");
  return (
    <button
      type="button"
      title={others === "" ? undefined : `Also written ${others}`}
      onClick={() => onInsert(`{${name}}`)}
      className="rounded bg-accent-soft px-1.5 font-mono text-xs text-accent hover:underline max-sm:py-1"
    >
      {`{${name}}`}
    </button>
  );
}

/** The nineteen that follow {sub1} need no words of their own. */
function isExplained({ name }: Macro): boolean {
  return name === "sub1" || !/^sub\d+$/.test(name);
}

function isWanted({ name, aliases, meaning }: Macro, search: string): boolean {
  const wanted = search.trim().toLowerCase().replaceAll(/[{}]/g, "");
  return [name, ...aliases, meaning].some((text) => text.toLowerCase().includes(wanted));
}

function grouped(macros: readonly Macro[]): readonly (readonly [string, readonly Macro[]])[] {
  return [...Map.groupBy(macros, ({ group }) => GROUP_NAMES[group])];
}
