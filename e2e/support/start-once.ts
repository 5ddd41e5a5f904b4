import type { TestProject } from "vitest/node";
import { freePort } from "./free-port.ts";
import { runProduct } from "./product.ts";
import { emptyFolder, removeStateFolder } from "./state-folder.ts";

/** The product's first start, from nothing. All tests go on from copies of what it leaves, as its second start does. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = emptyFolder();
  try {
    const product = await runProduct(folder, await freePort());
    await product.end();
  } catch (error) {
    removeStateFolder(folder);
    throw error;
  }
  project.provide("startedFolder", folder);
  return () => removeStateFolder(folder);
}
