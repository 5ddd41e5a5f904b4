/** 24 bytes are 32 letters: nobody guesses 192 bits. */
const BYTES = 24;

/** A fresh token or secret that a URL carries without encoding. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
