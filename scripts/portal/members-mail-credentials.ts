import { ok } from "#lib/kernel/result.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { memberCommand } from "./member-command.ts";

export const membersMailCredentials = memberCommand(
  {
    verb: "mail-credentials",
    summary: "Send a member temporary credentials by mail; the old ones die",
    about: `User ID and temporary password go in two mails to the address on file, confirmed or imported.
Only before the end of the first login: a member who has finished it gets a letter (members reissue).
Nothing is printed here.`,
  },
  async (scope, member) => {
    const { mailTemporaryCredentials } = await import("#lib/operations/mail-temporary-credentials.ts");
    const mailed = await mailTemporaryCredentials(scope, member.id);
    return mailed.ok ? ok(operations.credentialsMailed(member, mailed.value)) : mailed;
  },
);
