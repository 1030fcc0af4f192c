import { MethodChoice } from "#components/forms/method-choice.tsx";
import { ProfileForm } from "#components/profile/profile-form.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { recentSession } from "#lib/sessions/recent-session.ts";
import { profileOverview } from "#lib/settings/profile-overview.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { changeMethodAction } from "./actions.ts";

const PATH = "/settings/profile/method";

/** 「認証方法」 of the profile (manual 004, 3-1 ③): which factor is asked first. */
export default async function MethodPage() {
  const active = await requireMember(PATH);
  const { insurer, now } = await requestContext();
  const { member } = active;
  const { counts } = await inRequest(profileOverview, member);
  const { profile: text } = await requestMessages();
  const draft = await draftOf(recentSession(active, now), PATH);
  return (
    <ProfileForm action={changeMethodAction} title={text.titles.method} memberId={member.id} draft={draft}>
      <input type="hidden" name="shown" value={member.method ?? ""} />
      <MethodChoice policy={insurer.policy} counts={counts} present={member.method} />
    </ProfileForm>
  );
}
