/** So that a line is as wide as a phone. */
const PER_LINE = 8;

/** Lines of bytes: where, what, and what of it is printable. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const line = [...bytes.subarray(at, at + PER_LINE)];
    const hex = line.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const text = line.map(printable).join("");
    lines.push(`${at.toString(16).padStart(6, "0")}  ${hex.padEnd(PER_LINE * 3 - 1)}  ${text}`);
  }
  return lines.join("\n");
}

function printable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".";
}

/** A body that may be cut in the middle of a base64 group: what is whole of it. */
export function bytesOfBase64(content: string): Uint8Array {
  const whole = content.slice(0, content.length - (content.length % 4));
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
}
