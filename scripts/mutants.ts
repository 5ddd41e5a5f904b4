import { ALL_MUTANTS } from "./mutants/all-mutants.ts";
import { checkMutants } from "./mutants/check-mutants.ts";

// npm run test:mutants [-- PART-OF-A-NAME …]

const wanted = process.argv.slice(2);
const mutants = ALL_MUTANTS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
if (mutants.length === 0) throw new Error(`no mutant has ${wanted.join(" or ")} in its name`);
const { counts, sentence } = await checkMutants(mutants, console.log);
console.log(sentence);
if (counts.failed > 0) process.exitCode = 1;
