import { HISTORY_DAYS } from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";

export const history: Messages["history"] = {
  title: "Login history",
  lead: `Logins and changes of your settings in the last ${HISTORY_DAYS} days, the newest first.`,
  empty: "There are no records to show here.",
  logins: "Records of logins",
  outcomes: {
    "logged-in": "Logged in",
    reauthenticated: "Confirmed again",
    failed: "Could not log in or confirm",
  },
  changes: {
    "wizard.complete": "First login completed",
    "password.change": "Password changed",
    "login-id.change": "User ID changed",
    "method.change": "Verification method changed",
    "totp.register": "Authenticator app added",
    "totp.delete": "Authenticator app deleted",
    "passkey.register": "Passkey added",
    "passkey.delete": "Passkey deleted",
    "email-code.enable": "Email codes set up",
    "email-code.disable": "Email codes turned off",
    "credential.rename": "Name of a device changed",
    "recovery-code.make": "Recovery code issued",
    "email.change-request": "Change of email address requested",
    "email.change-withdraw": "Change of email address cancelled",
    "email.change": "Email address changed",
    "email.change-undo": "Change of email address undone",
    "session.end-others": "Other devices signed out",
    "member.not-me": "“This was not me” reported",
    "member.lost-factor-code": "One-time code issued by your health insurance society",
    "member.unlock": "Unlocked by your health insurance society",
    "member.reissue": "New temporary user ID and password issued by your health insurance society",
  },
  methods: {
    password: "password",
    birthDate: "date of birth",
    passkey: "biometrics",
    totp: "authenticator app",
    email: "email code",
    recoveryCode: "recovery code",
  },
  by: (outcome: string, method: string) => `${outcome} (${method})`,
  failedHint: "“Could not log in or confirm” also appears when you yourself mistyped something.",
  times: (count) => `×${count}`,
  older: "Older records",
  newest: "Back to the newest records",
  notMe: {
    lead: "If you do not recognise a record, press “This was not me” beside it.",
    link: "This was not me",
  },
};

export const notMe: Messages["notMe"] = {
  title: "This was not me",
  lead: "For when somebody else may have used your user ID.",
  willHappen: "When you press the button below, we do the following.",
  steps: [
    "We sign you out on every device but this one.",
    "We cancel a change of email address that has not been confirmed yet.",
    "Links and codes sent by email that have not been used yet stop working. Links that undo a change stay.",
    "You then choose a new password.",
  ],
  submit: "Sign out the other devices and change the password",
  checkHeading: "Is there anything you did not register?",
  checkLead:
    "This is what is registered now. Delete devices you do not recognise under “Login methods”. If your email address has changed, use the link that undoes the change in the email we sent to the former address, or call us.",
  email: "Email address",
  none: "Nothing registered",
  isSetUp: "Set up",
  registered: (name: string, date: string) => `${name} (added ${date})`,
};
