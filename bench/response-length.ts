/**
 * Bytes of the first HTTP/1.1 response in the buffer, or null while its head is incomplete. Throws for another status
 * than the wanted one: a benchmark of refusals is worth nothing.
 */
export function responseLength(buffer: Buffer, status: number): number | null {
  const headEnd = buffer.indexOf("\r\n\r\n");
  if (headEnd === -1) return null;
  const head = buffer.toString("latin1", 0, headEnd);
  if (!head.startsWith(`HTTP/1.1 ${status} `))
    throw new Error(`not ${status}: ${head.split("\r\n")[0]}`);
  const bodyBytes = /^content-length:\s*(\d+)$/im.exec(head)?.[1];
  if (bodyBytes === undefined) throw new Error("the answer does not say how long its body is");
  return headEnd + 4 + Number(bodyBytes);
}
