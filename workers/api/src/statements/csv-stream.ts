import { csvLine } from "@cleverdrip/core";

/** The next lines of a file, or null at its end. */
export type NextLines = () => Promise<readonly (readonly string[])[] | null>;

/** A CSV answer that is read as it is written: however long it is, only a part of it is in memory. */
export function csvAnswer(name: string, header: readonly string[], next: NextLines): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(csvLine(header)));
    },
    async pull(controller) {
      const lines = await next();
      if (lines === null) controller.close();
      else controller.enqueue(encoder.encode(lines.map(csvLine).join("")));
    },
  });
  return new Response(body, { headers: fileHeaders(name, "text/csv; charset=utf-8") });
}

export function fileHeaders(name: string, type: string): HeadersInit {
  return { "content-type": type, "content-disposition": `attachment; filename="${name}"` };
}
