import { vi } from "vitest";

const SIZE = { x: 0, y: 0, top: 0, left: 0, right: 600, bottom: 200, width: 600, height: 200 };

/** What jsdom lacks and the components use. Everything on the page is 600 by 200 pixels, so that charts are drawn. */
export function stubBrowser(): void {
  vi.stubGlobal("scrollTo", () => undefined);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Element.prototype.getBoundingClientRect = () => ({ ...SIZE, toJSON: () => SIZE });
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.hasPointerCapture = () => false;
}
