import { CODE_DIGITS, UNDO_HOURS } from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";
import { formats } from "./format.ts";

const KEEP_SECRET = "Do not tell this code to anyone. Our staff will never ask you for it.";

export const mail: Messages["mail"] = {
  addressee: (kana) => `Dear ${kana},`,
  validUntil: (moment) => `Valid until ${formats.deadline(moment)}`,
  notYouHeading: "If this was not you",
  contact: ({ name, phone, hours, postalAddress }) => [name, `Phone: ${phone}`, `Hours: ${hours}`, postalAddress],
  doNotReply: "This email was sent from an address that cannot receive replies.",

  emailConfirmation: {
    subject: (shortName) => `[${shortName}] Confirm your email address`,
    why: (insurerName) =>
      `This email address was entered in the member portal of ${insurerName}. We are writing to confirm that it is yours.`,
    openLink: "Open this link and press the button on the page.",
    linkLabel: "Confirm the email address",
    enterCode: `If you cannot open the link, enter this ${CODE_DIGITS}-digit code as the “Confirmation code” on the page where you were.`,
    notYou:
      "Someone may have entered your address by mistake. Please do nothing and delete this email. Do not open the link or press any button. If you are worried, call us at the number below.",
  },

  loginCode: {
    subject: (shortName) => `[${shortName}] Your one-time password for logging in`,
    enterCode: `Enter this one-time password (${CODE_DIGITS} digits) on the login page.`,
    why: (insurerName) =>
      `Someone is logging in to the member portal of ${insurerName}, or confirming a change of its settings, with your user ID and password. We are writing to check that it is you.`,
    keepSecret: KEEP_SECRET,
    notYou:
      "Nobody can log in without this code. But someone else may know your password. Please call us at the number below.",
  },

  enrolmentCode: {
    subject: (shortName) => `[${shortName}] Set up email codes`,
    enterCode: `Enter this one-time password (${CODE_DIGITS} digits) on the page for setting up email codes.`,
    why: (insurerName) =>
      `Someone who is logged in to the member portal of ${insurerName} has started to set up email codes. We are writing to check that emails reach this address.`,
    keepSecret: KEEP_SECRET,
    notYou:
      "Nothing changes without this code. But someone else may be logged in as you. Please call us at the number below.",
  },

  passwordReset: {
    subject: (shortName) => `[${shortName}] Reset your password`,
    openLink: "Open this link and press “Next” on the page.",
    linkLabel: "Reset the password",
    why: (insurerName) => `“Forgot your password?” was used in the member portal of ${insurerName}.`,
    notYou:
      "Please do nothing and delete this email. Your password does not change unless the link is opened. If you receive this email again and again, call us at the number below.",
  },

  clerkInvitation: {
    subject: (shortName) => `[${shortName}] Set up your clerk account`,
    why: (insurerName) => `You have been invited to the administration of the portal as a clerk of ${insurerName}.`,
    openLink: "Open the link and set up your sign-in method and password. You need a passkey or an authenticator app.",
    linkLabel: "Set up my account",
    notYou: "Please delete this message. Nothing changes unless the set-up is finished.",
  },

  approval: {
    subject: (shortName, headline) => `[${shortName}] ${headline}`,
    subjects: {
      asked: "A request waits for approval",
      approved: "Your request was approved",
      refused: "Your request was sent back",
      done: "An approved act is finished",
    },
    happened: {
      asked: "Another clerk asks for an approval. Please check the request, and approve it or send it back.",
      approved: "Your request was approved.",
      refused: "Your request was sent back. The reason is in the administration.",
      done: "The act of an approved request is finished. The result is in the administration.",
    },
    linkLabel: "Open the request",
    why: "This mail goes to clerks of the portal’s administration. It contains nothing about members.",
  },

  documentArrived: {
    subject: (shortName) => `[${shortName}] Your certificate has arrived`,
    lead: "The certificate (資格確認書) you asked for by electronic delivery has arrived in the member portal.",
    openLink: "Open your eligibility with this button. You need to log in to see it.",
    linkLabel: "Open my eligibility",
    why: (insurerName) =>
      `We send this to everybody who has agreed to electronic delivery in the member portal of ${insurerName}.`,
    notYou: "This email has no name and no number in it. If you did not ask for it, call us at the number below.",
  },

  temporaryLoginId: {
    subject: (shortName) => `[${shortName}] Your temporary user ID`,
    lead: "This is your temporary user ID for the first login to the portal. The temporary password comes in another email.",
    openLink: "Open the login page with this link, and enter the temporary user ID and the temporary password.",
    linkLabel: "Open the login page",
    why: (insurerName) =>
      `${insurerName} sends this to members who have not finished their first login to the member portal.`,
    notYou:
      "Your address may be on file for someone else. Please delete this email and call us at the number below. Nobody can log in with the temporary user ID alone.",
  },

  temporaryPassword: {
    subject: (shortName) => `[${shortName}] Your temporary password`,
    enterCode:
      "Enter this temporary password on the login page. The temporary user ID comes in another email. Former temporary passwords no longer work.",
    why: (insurerName) =>
      `${insurerName} sends this to members who have not finished their first login to the member portal.`,
    keepSecret: "Do not tell this password to anyone. Our staff will never ask you for it.",
    notYou: "Your address may be on file for someone else. Please delete this email and call us at the number below.",
  },

  loginIdReminder: {
    subject: (shortName) => `[${shortName}] Your user ID`,
    lead: "These user IDs are registered with the date of birth and email address you entered.",
    person: (kana) => `User ID of ${kana}`,
    next: "Enter this user ID and your password on this login page.",
    linkLabel: "Open the login page",
    why: (insurerName) => `“Forgot your user ID?” was used in the member portal of ${insurerName}.`,
    notYou:
      "Please do nothing and delete this email. Nobody can log in with the user ID alone. If you are worried, call us at the number below.",
  },

  notice: {
    subject: (shortName, headline) => `[${shortName}] ${headline}`,
    subjects: {
      "password-changed": "Your password was changed",
      "login-id-changed": "Your user ID was changed",
      "method-changed": "Your verification method was changed",
      "email-change-requested": "A change of your email address was requested",
      "email-changed": "Your email address was changed",
      "email-restored": "Your former email address was restored",
      "factor-added": "A device for verification was added",
      "factor-removed": "A device for verification was deleted",
      "recovery-code-made": "A recovery code was issued",
      "recovery-code-used": "Your recovery code was used",
      "lost-factor-code-used": "The code from us was used",
      "lost-factor-code-issued": "We have issued a code for you",
      "insurer-unlocked": "Your login was unlocked",
      "insurer-signed-out": "You were signed out of all devices",
      "insurer-reissued": "A new temporary password was issued",
      "insurer-stopped": "Your use of the portal was stopped",
      "insurer-resumed": "Your use of the portal was resumed",
      "insurer-corrected-kana": "Your user name was corrected",
      "insurer-told-login-id": "Your user ID was given to you",
      "new-browser-login": "There was a login from a new device",
      "password-reset": "Your password was reset",
      locked: "There were too many wrong tries to log in",
    },
    methods: { passkey: "Biometrics (passkey)", totp: "Authenticator app", email: "Email code" },
    happened: {
      "password-changed": "Your portal password was changed.",
      "login-id-changed": (loginId) => `Your portal user ID was changed to “${loginId}”.`,
      "method-changed": (method) => `Your verification method for the portal was changed to “${method}”.`,
      "email-change-requested": (to) =>
        `A change of your email address to “${to}” was requested. You can use this address until the new one is confirmed.`,
      "email-changed": (to) => `Your portal email address was changed to “${to}”.`,
      "email-restored":
        "The change of your email address was undone, and your former address is back. All devices were signed out.",
      "factor-added": (method, name) =>
        name === null ? `“${method}” was set up.` : `“${name}” was added to “${method}”.`,
      "factor-removed": (method, name) =>
        name === null ? `“${method}” was turned off.` : `“${name}” was deleted from “${method}”.`,
      "factors-replaced":
        "The authenticator apps, passkeys and email codes that were registered before can no longer be used.",
      "recovery-code-made": (isFirst) =>
        `A recovery code was issued.${isFirst ? "" : " Your earlier recovery code no longer works."}`,
      "recovery-code-used":
        "A recovery code was used to log in. The code cannot be used again. When a new verification method has been set up, the earlier ones can no longer be used.",
      "lost-factor-code-used":
        "A code issued by your health insurance society was used to log in. The code cannot be used again. When a new verification method has been set up, the earlier ones can no longer be used.",
      "lost-factor-code-issued":
        "Your health insurance society has issued a one-time code for members who cannot use their authenticator app or passkey. The code is not in this email.",
      "insurer-unlocked":
        "Your health insurance society has unlocked your login. You can log in at once with your password and verification method.",
      "insurer-signed-out":
        "Your health insurance society has signed you out of all devices. Your password and verification method stay the same.",
      "insurer-reissued":
        "Your health insurance society has issued a new temporary password for you. Your former password and verification methods no longer work, and all devices were signed out. The temporary password is not in this email.",
      "insurer-stopped":
        "Your health insurance society has stopped your use of the portal. You cannot log in while it is stopped.",
      "insurer-resumed":
        "Your health insurance society has resumed your use of the portal. You can log in with the password and verification method you had before.",
      "insurer-corrected-kana": "Your health insurance society has corrected your user name in the portal.",
      "insurer-told-login-id":
        "Your health insurance society has answered an inquiry and told your user ID. The user ID is not in this email.",
      "new-browser-login": "There was a login from a device or browser that you have not used before.",
      "password-reset": "Your password was reset through “Forgot your password?”.",
      locked: {
        password: {
          waiting:
            "A wrong password was entered for your user ID several times. To keep you safe, we have stopped logins with the password for a while. You can log in again later. If you are in a hurry, open the link that “Forgot your password?” on the login page sends you: in that browser you can log in with your password. A passkey you registered works even now.",
          disabled:
            "A wrong password was entered for your user ID many times. To keep you safe, we have stopped logins with the password. A passkey you registered works even now. To log in with a password again, open the link that “Forgot your password?” on the login page sends you, and choose a new one. If you remember your password, you can also log in with it from the browser in which you opened that link.",
        },
        secondFactor: {
          waiting:
            "After your user ID and your correct password, a wrong code was entered several times. To keep you safe, we have stopped logins with codes for a while. You can log in again later.",
          disabled:
            "After your user ID and your correct password, a wrong code was entered many times. To keep you safe, we have stopped logins with codes. To use them again, please call us at the number below.",
        },
      },
    },
    when: (at) => `When: ${formats.deadline(at)}`,
    where: ({ browser, system }) => `Device: ${browser ?? "unknown browser"} (${system ?? "unknown device"})`,
    you: "If this was you, you do not need to do anything.",
    youNewBrowser:
      "If this was you, you do not need to do anything. You also receive this email when you have a new phone or use another browser.",
    youInsurer:
      "If you asked your health insurance society for this, or were told about it, you do not need to do anything.",
    youLocked: "If you made the mistakes yourself, there is nothing to worry about.",
    notYou:
      "Someone else may have done this. Log in through this link, sign out of all devices and change your password.",
    notYouLocked: {
      password:
        "Someone else may be trying to log in with your user ID. They cannot log in without the correct password. If you are worried, log in through this link, sign out of all devices and change your password.",
      secondFactor:
        "Someone else may know your password. As soon as you can, log in through this link, sign out of all devices and change your password.",
    },
    notYouInsurer:
      "Someone else may have contacted your health insurance society in your name. As soon as you can, please call us at the number below.",
    notYouLabel: "This was not me",
    undo: `Someone else may have done this. Undo the change through this link within ${UNDO_HOURS} hours.`,
    undoLabel: "Undo the change",
    call: "If you cannot do this, or if you are worried, call us at the number below.",
  },
};
