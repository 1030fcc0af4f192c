import { ProfileForm } from "#components/profile/profile-form.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { LANGUAGE_NAMES, LANGUAGES } from "#lib/messages/language.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { recentSession } from "#lib/sessions/recent-session.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { changeLanguageAction } from "./actions.ts";

const PATH = "/settings/profile/language";

/** 「言語」 of the profile (manual 004, 3-1 ③): a choice that needs no fresh authentication. */
export default async function LanguagePage() {
  const active = await requireMember(PATH);
  const { language, now } = await requestContext();
  const { member } = active;
  const draft = await draftOf(recentSession(active, now), PATH);
  const { profile: text } = await requestMessages();
  return (
    <ProfileForm action={changeLanguageAction} title={text.titles.language} memberId={member.id} draft={draft}>
      <SelectField
        name="language"
        label={text.language}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        defaultValue={member.language ?? language}
      />
    </ProfileForm>
  );
}
