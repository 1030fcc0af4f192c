// `npm run bench`, `cluster` and `faults` on any Node ≥ 20, also from a clone in which nothing is installed yet:
// `node scripts/run.mjs [options of Node.js] <script> [arguments]`.
import { runProjectNode } from "./support/run-project-node.mjs";

runProjectNode(process.argv.slice(2));
