import {
  LOST_FACTOR_CODE_CHARACTERS,
  MAX_RECOVERY_MAILS_PER_HOUR,
  RECOVERY_CODE_CHARACTERS,
} from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";
import { counted } from "./counted.ts";

export const recovery: Messages["recovery"] = {
  forgotPassword: {
    title: "Forgot your password?",
    lead: (minutes) =>
      `Enter your user ID. We will send a link for choosing a new password to your registered email address. The link works for ${counted(minutes, "minute")}.`,
    loginId: "User ID",
    missing: "Enter your user ID.",
    temporary:
      "If you have lost your temporary password, or have not finished your first login, no email will arrive. Please call the number under “Need help?” below.",
  },
  forgotLoginId: {
    title: "Forgot your user ID?",
    lead: "Enter your date of birth and your email address. If they are registered, we will send your user ID to that address.",
    email: "Your registered email address",
    back: "Back to log in",
    otherWay:
      "If your email address has changed, or you have not finished your first login, please call the number under “Need help?” below.",
  },
  tooMany: "There have been many requests in a short time. Please wait a while and try again.",
  sent: {
    password: (minutes) =>
      `We have received your request. If your details are registered, we will send an email for choosing a new password. Open the link in the email within ${counted(minutes, "minute")}. If it does not arrive, check your spam folder and the user ID you entered. We can send ${MAX_RECOVERY_MAILS_PER_HOUR} emails an hour.`,
    loginId: `We have received your request. If your details are registered, we will send an email with your user ID. Log in with the user ID in the email. If it does not arrive, check your spam folder. We can send ${MAX_RECOVERY_MAILS_PER_HOUR} emails an hour.`,
  },
  resetPassword: {
    title: "Reset your password",
    lead: "You are going to choose a new password. First we make sure that it is you, then you enter the new password.",
    next: "Next",
    deadTitle: "This link no longer works",
    deadBody: "The link has already been used, or its time is over. Please start again from the beginning.",
    again: "Start again",
  },
  enterCode: {
    title: "Enter your recovery code",
    lead: "If you have lost or changed your phone, you can use your recovery code instead of your authenticator app or passkey. After that, you set up a new way to log in, and all your present ways stop working.",
    label: "Recovery code",
    hint: `The ${RECOVERY_CODE_CHARACTERS}-character code that you printed or wrote down. You can also enter a ${LOST_FACTOR_CODE_CHARACTERS}-character code that your health insurance society gave you. Capital letters and hyphens do not matter.`,
    none: "If you do not have a code, please call the number under “Need help?” below. After checking who you are, they will issue a new code.",
    empty: "Enter your recovery code.",
    incorrect: "This recovery code is not correct. A code that has been used cannot be used again.",
    link: "If you have lost or changed your phone (recovery code)",
    onlyMailTitle: "One more check is needed",
    onlyMail:
      "To reset your password, one more check is needed besides the link in the email. Enter your recovery code.",
    remembers:
      "If you remember your password, you can log in from this browser as usual, without a recovery code. If your correct password was refused before, please try it again in this browser.",
    logIn: "Log in with your password",
  },
  settings: {
    title: "Recovery code",
    lead: "A code that you can use once, when you have lost or changed your phone and cannot log in the usual way.",
    none: "You do not have one yet.",
    made: (date) => `Issued on ${date}`,
    replaces: "When you issue a new code, your old code stops working.",
    submit: "Issue a code",
    newTitle: "Your new recovery code",
    once: "This code is shown only now. Print it or write it down, and keep it in a safe place away from your phone.",
    print: "Print",
    copy: "Copy the code",
    owner: (kana, loginId) => `${kana}\nUser ID ${loginId}`,
    printFor: (insurer) => `${insurer} member portal`,
    keepSecret:
      "Do not show it to anyone. To use it, enter your user ID and password. On the next page, choose “Log in another way”, then “If you have lost or changed your phone (recovery code)”.",
    done: "I have kept it safe",
    offer: "With a recovery code, you can log in by yourself even if you lose your phone.",
    offerShort: "Be prepared for losing your phone.",
    offerLink: "Issue a recovery code",
  },
};
