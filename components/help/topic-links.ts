import type { TextLink } from "#components/ui/link-list.tsx";
import type { HelpTopicId } from "#lib/messages/help.ts";
import type { Messages } from "#lib/messages/messages.ts";

/** The page for an answer's advice; a members' page asks for the login first. */
export function topicLinks({ login, portal, recovery, settings }: Messages): Partial<Record<HelpTopicId, TextLink[]>> {
  const logIn = { href: "/login", label: login.loginForm.title };
  const forgotPassword = { href: "/forgot-password", label: recovery.forgotPassword.title };
  const forgotLoginId = { href: "/forgot-login-id", label: recovery.forgotLoginId.title };
  const signIn = { href: "/settings/sign-in", label: settings.menu.signIn };
  const profile = { href: "/settings/profile", label: settings.menu.profile };
  return {
    "first-login": [logIn, { href: "/#login-help", label: portal.top.helpHeading }],
    refused: [logIn, forgotPassword, forgotLoginId],
    locked: [logIn],
    "login-id": [forgotLoginId],
    password: [forgotPassword],
    app: [logIn],
    phone: [logIn, forgotPassword, signIn, { href: "/settings/sign-in/recovery-code", label: recovery.settings.title }],
    "several-devices": [signIn],
    "delete-device": [signIn],
    "password-rules": [{ href: "/settings/sign-in/password", label: login.newPassword.title }],
    name: [profile],
    email: [profile],
    "time-out": [logIn],
  };
}
