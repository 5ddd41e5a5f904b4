/** The text as an http(s) URL, or null: only these are ever put into an `href`. */
export function webUrl(text: string): string | null {
  try {
    const { protocol, href } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
