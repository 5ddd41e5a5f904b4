import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes that this process holds after its garbage was collected: objects and arrays of bytes. */
export function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  // The name that V8 gives it.
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  const { heapUsed: objects, arrayBuffers } = process.memoryUsage();
  return objects + arrayBuffers;
}
