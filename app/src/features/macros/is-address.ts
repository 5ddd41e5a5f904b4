/** An absolute URL, its host without macros. Which schemes may be used is for the server to say. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s{}@\\]+([/?#]|$)/i.test(text.trim());
}
