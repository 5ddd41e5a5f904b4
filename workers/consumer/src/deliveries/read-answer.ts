const MAX_BODY_BYTES = 65_536;
const EXCERPT_CHARACTERS = 200;

/** Control characters, and those that change what the text beside them looks like. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** The first 200 printable characters of an answer, of which 64 KB are read; "" where it cannot be read. */
export async function readExcerpt(response: Response): Promise<string> {
  try {
    const bytes = await readStart(response);
    const text = new TextDecoder().decode(bytes).replaceAll(UNPRINTABLE, " ").trim();
    return [...text].slice(0, EXCERPT_CHARACTERS).join("");
  } catch (error) {
    // The status has come and decides; a body that breaks off changes nothing.
    console.log({ event: "deliveries.body-unreadable", error: String(error) });
    return "";
  }
}

async function readStart(response: Response): Promise<Uint8Array> {
  const bytes = new Uint8Array(MAX_BODY_BYTES);
  let length = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) return bytes.subarray(0, 0);
  while (length < MAX_BODY_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, MAX_BODY_BYTES - length);
    bytes.set(part, length);
    length += part.length;
  }
  await reader.cancel();
  return bytes.subarray(0, length);
}
