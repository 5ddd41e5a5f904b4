/** What encodeURIComponent leaves as it is: most values are nothing else. */
const UNRESERVED = /^[\w.~!*'()-]*$/;

/** A value in a query or fragment. */
export function encodeValue(value: string): string {
  return UNRESERVED.test(value) ? value : encodeURIComponent(value.toWellFormed());
}

/** A value in a path. `.` and `..` would climb out of it, however they are encoded, and become nothing. */
export function encodeSegment(value: string): string {
  return value === "." || value === ".." ? "" : encodeValue(value);
}

/** A value as it is, but for what a header or URL cannot carry, and `#`, which would cut off the parameters after it. */
export function encodeRaw(value: string): string {
  return value.replaceAll(/[^\x21-\x7e]+|["#<>\\^`{|}]/g, encodePart);
}

/** An owner's own text: a header takes printable ASCII only, and a brace left over is no macro. */
export function encodeLiteral(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]+|[{}]/g, encodePart);
}

function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}
