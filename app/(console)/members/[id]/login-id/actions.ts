"use server";
import type { IssuedState } from "#components/console/frame/issued-once.tsx";
import { textOf } from "#components/ui/failed-form.ts";
import { tellLoginId } from "#lib/console/members/tell-login-id.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { readChecks } from "../read-checks.ts";

const { tellLoginId: text, reissue, member } = consoleText;

export async function tellLoginIdAction(_: IssuedState, form: FormData): Promise<IssuedState> {
  const memberId = textOf(form, "member");
  if (!isUuid(memberId)) return { kind: "refused", message: member.gone };
  const told = await asClerk(tellLoginId, { memberId, checked: readChecks(form) });
  if (!told.ok) return { kind: "refused", message: told.code === "unchecked" ? reissue.unchecked : member.gone };
  return { kind: "issued", facts: [{ term: text.loginId, value: told.value.loginId, isSecret: true }] };
}
