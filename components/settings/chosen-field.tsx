import type { SetUpPage } from "#lib/settings/set-up-page.ts";

/** Carries from the URL to the post that the method was chosen on the profile. */
export function ChosenField({ page }: { page: SetUpPage }) {
  return page.isChosen ? <input type="hidden" name="use" value="1" /> : null;
}
