/** The drop of public/icon.svg in the colours of the theme, and the name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 32 32" className="size-6">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M16 6.5c3.6 4.4 6.6 7.9 6.6 11.6a6.6 6.6 0 0 1-13.2 0c0-3.7 3-7.2 6.6-11.6z"
          className="fill-on-accent"
        />
      </svg>
      CleverDrip
    </span>
  );
}
