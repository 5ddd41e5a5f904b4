import fc from "fast-check";

// As in the other projects: a test that needs the far side mocks fetch itself.
globalThis.fetch = (input) =>
  Promise.reject(
    new Error(`unmocked network: ${input instanceof Request ? input.url : String(input)}`),
  );

// Whether a mutant is found must not be a matter of luck.
fc.configureGlobal({ seed: 1 });
