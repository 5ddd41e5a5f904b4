import { EllipsisVertical } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";

type MenuItem = { readonly label: string; readonly onSelect: () => void };

type RowMenuProps = { readonly label: string; readonly items: readonly MenuItem[] };

/** The three dots at the end of a row. `label` names the row: "Actions for Summer sale". */
export function RowMenu({ label, items }: RowMenuProps) {
  // Within the page's main region: content outside of every landmark is easily missed with a screen reader.
  const [container, setContainer] = useState<HTMLElement | null>(null);
  return (
    <DropdownMenu.Root
      modal={false}
      onOpenChange={(isOpen) => isOpen && setContainer(document.getElementById("content"))}
    >
      <DropdownMenu.Trigger
        aria-label={label}
        className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken"
      >
        <EllipsisVertical aria-hidden className="size-4" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-40 min-w-40 animate-appear rounded-lg border bg-raised p-1 shadow-float"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              onSelect={item.onSelect}
              className="flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none data-[highlighted]:bg-sunken max-sm:h-10"
            >
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
