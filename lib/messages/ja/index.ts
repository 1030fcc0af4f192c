// All Japanese sentences, one file for each area.

export { common } from "./common.ts";
export { connect } from "./connect.ts";
export { credentials } from "./credentials.ts";
export { done } from "./done.ts";
export { eligibility } from "./eligibility.ts";
export { embed } from "./embed.ts";
export { factors } from "./factors.ts";
export { failure } from "./failure.ts";
export { formats } from "./format.ts";
export { help } from "./help.ts";
export { history, notMe } from "./history.ts";
export { login } from "./login.ts";
export { loginButton } from "./login-button.ts";
export { mail } from "./mail.ts";
export { members } from "./members.ts";
export { plainPages } from "./plain-pages.ts";
export { portal } from "./portal.ts";
export { profile } from "./profile.ts";
export { recovery } from "./recovery.ts";
export { settings } from "./settings.ts";
export { signIn } from "./sign-in.ts";
export { terms } from "./terms.ts";
export { timeOut } from "./time-out.ts";
