/** What the api takes. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** Spreadsheets save UTF-8, UTF-16 with its mark or, on older systems, Windows-1252. */
export async function readFileText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Every byte means something in Windows-1252; what is wrong is seen in the preview.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
