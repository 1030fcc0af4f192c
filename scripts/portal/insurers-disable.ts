import { Command } from "@commander-js/extra-typings";
import { insurerCopy } from "#lib/messages/ja/insurer-copy.ts";
import { INSURER } from "./command.ts";
import { actFor } from "./insurer-act.ts";

const { disabled, enabled, unchanged, console: notConsole } = insurerCopy;

const set = (slug: string, isDisabled: boolean) =>
  actFor(
    slug,
    async (scope) => {
      const { setInsurerDisabled } = await import("#lib/operations/disable-insurer.ts");
      return setInsurerDisabled(scope, isDisabled);
    },
    () => (isDisabled ? disabled : enabled),
    { unchanged, console: notConsole },
  );

export const insurersDisable = new Command("insurers disable")
  .summary("Serve an insurer to nobody, members and clerks alike")
  .description("Before it is removed, or while it moves. Its mails go on, its data stays.")
  .requiredOption(...INSURER)
  .action(({ insurer }) => set(insurer, true));

export const insurersEnable = new Command("insurers enable")
  .description("Serve an insurer again")
  .requiredOption(...INSURER)
  .action(({ insurer }) => set(insurer, false));
