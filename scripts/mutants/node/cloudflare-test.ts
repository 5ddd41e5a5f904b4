// In the place of `cloudflare:test`: files that import it load, and what needs workerd says so.

function notInNode(): never {
  throw new Error("this needs workerd: give the mutant a test that does not");
}

export const createExecutionContext = notInNode;
export const createMessageBatch = notInNode;
export const evictDurableObject = notInNode;
export const getQueueResult = notInNode;
export const runDurableObjectAlarm = notInNode;
export const runInDurableObject = notInNode;
