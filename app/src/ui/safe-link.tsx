import { webUrl } from "../format/web-url.ts";

type SafeLinkProps = { readonly url: string; readonly className?: string };

/** A URL somebody typed: a link when it is http(s), plain text when it is anything else. Its scheme goes without saying. */
export function SafeLink({ url, className = "" }: SafeLinkProps) {
  const href = webUrl(url);
  if (href === null) return <span className={className}>{url}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={`text-accent hover:underline ${className}`}
    >
      {url.replace(/^https?:\/\//i, "")}
    </a>
  );
}
