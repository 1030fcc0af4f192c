import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";

type Given = { id: string; kind: string; memberId: string | null };

/** Back into the queue, behind the rows' locks: of two clerks who press at once, one sends. */
function takeBack({ tx, insurerId }: ClerkScope, ids: readonly string[]): Promise<Given[]> {
  return tx.$queryRaw<Given[]>`
    update "MailMessage" set "status" = 'queued', "tries" = 0, "lastError" = null
    where "insurerId" = ${insurerId}::uuid and "id" = any(${ids}::uuid[]) and "status" = 'failed'
      and "bodyEncrypted" is not null
    returning "id", "kind", "memberId"`;
}

/**
 * 「送り直す」: mails that were given up, to the same e-mail addresses. One whose text is gone, as it held a code or a
 * password, is left: the member asks for a new one, or a clerk issues anew.
 * @returns how many are sent again
 */
export const resendMails: ClerkVerb<readonly string[], number> = {
  needs: "officer",
  run: async (scope, ids) => {
    const mails = await takeBack(scope, ids);
    for (const { id, kind, memberId } of mails) {
      await scope.tx.$executeRaw`select portal_enqueue_mail(${scope.insurerId}::uuid, ${id}::uuid)`;
      const about = memberId ? { memberId } : {};
      await recordAudit(scope, { action: "mail.resend", result: "success", ...about, detail: { mailId: id, kind } });
    }
    return mails.length;
  },
};
