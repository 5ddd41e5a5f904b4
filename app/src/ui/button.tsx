import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

type Look = "primary" | "secondary" | "quiet" | "danger";

const LOOKS: Readonly<Record<Look, string>> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover shadow-card",
  secondary: "border border-strong-line bg-surface text-ink hover:bg-sunken shadow-card",
  quiet: "text-muted hover:bg-sunken hover:text-ink",
  danger: "bg-solid-bad text-white hover:opacity-90",
};

const SHAPE =
  "inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-55 max-sm:h-9";

/** For links that look like buttons. */
export function buttonClass(look: Look = "secondary", extra?: string): string {
  return classNames(SHAPE, LOOKS[look], extra);
}

type ButtonProps = ComponentProps<"button"> & { readonly look?: Look; readonly isBusy?: boolean };

/** A busy button keeps its width and its focus, and ignores presses. */
export function Button({
  look = "secondary",
  isBusy = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, className)}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : rest.onClick}
    >
      {isBusy && <LoaderCircle aria-hidden className="size-3.5 animate-spin" />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & { readonly label: string };

/** Square, for an icon alone; the label is its name and its tooltip. */
export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classNames(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-ink disabled:opacity-50 max-sm:size-9",
        className,
      )}
    />
  );
}
