import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";

export type SetUpPage = {
  path: ReturnPath;
  /** The method was chosen on the profile and takes effect once it is set up (spec §7). */
  isChosen: boolean;
  /** 「戻る」: nothing has changed. */
  backPath: string;
};

/** The set-up page of one method; URL or form say whether it was chosen (`use=1`). */
export function setUpPage(method: Method, isChosen: boolean): SetUpPage {
  return {
    path: `/settings/sign-in/${FACTORS[method].folder}/new${isChosen ? "?use=1" : ""}`,
    isChosen,
    backPath: isChosen ? "/settings/profile" : "/settings/sign-in",
  };
}
