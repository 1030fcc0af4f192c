import "server-only";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Language } from "#lib/messages/language.ts";
import { type Messages, messages } from "#lib/messages/messages.ts";
import { type Draft, draftNotice, paragraph } from "./draft-notice.ts";
import { inertText } from "./inert-text.ts";
import type { MailBody, MailContent } from "./mail-content.ts";
import { type MailBlock, renderHtml, renderText } from "./render-blocks.ts";

const code = (text: string): MailBlock => ({ type: "code", code: inertText(text) });
const greeting = (mail: Messages["mail"], name: string) => paragraph(mail.addressee(inertText(name)));
const opening = (words: { openLink: string; linkLabel: string }, href: string): MailBlock[] => [
  paragraph(words.openLink),
  { type: "link", label: words.linkLabel, href },
];

/** Most mails: what to do first, then who sends it and why (spec §9). */
function draftKind(
  content: Exclude<MailContent, { kind: "notice" | "approval" }>,
  insurer: Insurer,
  mail: Messages["mail"],
) {
  const until = "expiresAt" in content ? [paragraph(mail.validUntil(content.expiresAt))] : [];
  const from = (words: { why: (insurerName: string) => string }, name = insurer.name) =>
    paragraph(words.why(inertText(name)));
  switch (content.kind) {
    case "email-confirmation": {
      const words = mail.emailConfirmation;
      const typed = [paragraph(words.enterCode), code(content.code), ...until];
      const blocks = [greeting(mail, content.kana), ...opening(words, content.link), ...typed, from(words)];
      return { words, blocks };
    }
    case "login-code":
    case "enrolment-code": {
      // Without a link: a member who expects one beside a code is easier to phish.
      const words = content.kind === "login-code" ? mail.loginCode : mail.enrolmentCode;
      const typed = [paragraph(words.enterCode), code(content.code), ...until];
      const blocks = [greeting(mail, content.kana), ...typed, from(words), paragraph(words.keepSecret)];
      return { words, blocks };
    }
    case "password-reset": {
      const words = mail.passwordReset;
      return { words, blocks: [greeting(mail, content.kana), ...opening(words, content.link), ...until, from(words)] };
    }
    case "clerk-invitation": {
      const words = mail.clerkInvitation;
      const invited = [greeting(mail, content.name), from(words, content.insurerName)];
      return { words, blocks: [...invited, ...opening(words, content.link), ...until] };
    }
    case "temporary-login-id": {
      const words = mail.temporaryLoginId;
      const given = [paragraph(words.lead), code(content.loginId), ...opening(words, content.link), ...until];
      return { words, blocks: [greeting(mail, content.kana), ...given, from(words)] };
    }
    case "temporary-password": {
      const words = mail.temporaryPassword;
      const typed = [paragraph(words.enterCode), code(content.password), ...until];
      const blocks = [greeting(mail, content.kana), ...typed, from(words), paragraph(words.keepSecret)];
      return { words, blocks };
    }
    case "document-arrived": {
      const words = mail.documentArrived;
      return { words, blocks: [paragraph(words.lead), ...opening(words, content.link), from(words)] };
    }
    case "login-id-reminder": {
      const words = mail.loginIdReminder;
      const people = content.people.flatMap(({ kana, loginId }) => [
        paragraph(words.person(inertText(kana))),
        code(loginId),
      ]);
      const next = opening({ ...words, openLink: words.next }, `${insurerOrigin(insurer)}/login`);
      return { words, blocks: [paragraph(words.lead), ...people, ...next, from(words)] };
    }
  }
}

/** To a clerk, who expects it: nothing is said for somebody else. */
function draftApproval(
  { event, link, name }: Extract<MailContent, { kind: "approval" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const words = mail.approval;
  const openLink = words.happened[event];
  return {
    subject: words.subject(inertText(insurer.shortName), words.subjects[event]),
    blocks: [greeting(mail, name), ...opening({ ...words, openLink }, link), paragraph(words.why)],
  };
}

function draft(content: MailContent, insurer: Insurer, mail: Messages["mail"]): Draft {
  if (content.kind === "notice") return draftNotice(content, insurer, mail);
  if (content.kind === "approval") return draftApproval(content, insurer, mail);
  const { words, blocks } = draftKind(content, insurer, mail);
  return {
    subject: words.subject(inertText(insurer.shortName)),
    blocks: [...blocks, { type: "heading", text: mail.notYouHeading }, paragraph(words.notYou)],
  };
}

function contactLines({ branding }: Insurer["policy"], mail: Messages["mail"]): string[] {
  const contact = mail.contact({
    name: branding.contactName,
    phone: branding.contactPhone,
    hours: branding.contactHours,
    postalAddress: branding.contactAddress,
  });
  return [...contact.map(inertText), mail.doNotReply];
}

/**
 * Writes the mail: what to do and the code first, then its expiry, who sends it and why, what to do if it was not you,
 * whom to call (spec §9). No secret in the subject, which a locked phone shows.
 */
export function composeMail(content: MailContent, insurer: Insurer, language: Language): MailBody {
  const { mail } = messages(language);
  const { subject, blocks } = draft(content, insurer, mail);
  const all: MailBlock[] = [...blocks, { type: "footer", lines: contactLines(insurer.policy, mail) }];
  return {
    subject,
    text: renderText(all),
    html: renderHtml(all, {
      title: subject,
      heading: inertText(insurer.name),
      language,
      keyColor: insurer.policy.branding.keyColor,
    }),
  };
}
