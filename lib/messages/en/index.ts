import type { Messages } from "../messages.ts";
import { common } from "./common.ts";
import { connect } from "./connect.ts";
import { credentials } from "./credentials.ts";
import { done } from "./done.ts";
import { eligibility } from "./eligibility.ts";
import { embed } from "./embed.ts";
import { factors } from "./factors.ts";
import { failure } from "./failure.ts";
import { formats } from "./format.ts";
import { help } from "./help.ts";
import { history, notMe } from "./history.ts";
import { login } from "./login.ts";
import { loginButton } from "./login-button.ts";
import { mail } from "./mail.ts";
import { members } from "./members.ts";
import { plainPages } from "./plain-pages.ts";
import { portal } from "./portal.ts";
import { profile } from "./profile.ts";
import { recovery } from "./recovery.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { terms } from "./terms.ts";
import { timeOut } from "./time-out.ts";

/** All English sentences, in the shape of the Japanese catalogue. */
export const en: Messages = {
  common,
  connect,
  credentials,
  done,
  embed,
  eligibility,
  factors,
  failure,
  formats,
  help,
  history,
  login,
  loginButton,
  mail,
  plainPages,
  portal,
  members,
  notMe,
  profile,
  recovery,
  settings,
  signIn,
  terms,
  timeOut,
};
