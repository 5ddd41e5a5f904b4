import type { ReactNode } from "react";

/** One line of a name of any length; the whole of it is in the row's details. */
export function Truncated({ children }: { readonly children: ReactNode }) {
  return <span className="block max-w-32 truncate @lg:max-w-44">{children}</span>;
}
