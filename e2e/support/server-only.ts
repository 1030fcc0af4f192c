// Modules marked server-only load under the condition react-server. Playwright's own processes load them to read the
// database, and run without it.
import { registerHooks } from "node:module";

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, { ...context, conditions: [...context.conditions, "react-server"] }),
});
