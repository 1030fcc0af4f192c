import "server-only";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Language } from "#lib/messages/language.ts";
import { type Messages, messages } from "#lib/messages/messages.ts";
import { type Draft, draftNotice, paragraph } from "./draft-notice.ts";
import { inertText } from "./inert-text.ts";
import type { MailBody, MailContent } from "./mail-content.ts";
import { type MailBlock, renderHtml, renderText } from "./render-blocks.ts";

function draftEmailConfirmation(
  content: Extract<MailContent, { kind: "email-confirmation" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const sentences = mail.emailConfirmation;
  return {
    subject: sentences.subject(inertText(insurer.shortName)),
    blocks: [
      paragraph(mail.addressee(inertText(content.kana))),
      paragraph(sentences.openLink),
      { type: "link", label: sentences.linkLabel, href: content.link },
      paragraph(sentences.enterCode),
      { type: "code", code: content.code },
      paragraph(mail.validUntil(content.expiresAt)),
      paragraph(sentences.why(inertText(insurer.name))),
      { type: "heading", text: mail.notYouHeading },
      paragraph(sentences.notYou),
    ],
  };
}

/** Without a link: a member who expects one beside a code is easier to phish. */
function draftLoginCode(
  content: Extract<MailContent, { kind: "login-code" | "enrolment-code" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const sentences = content.kind === "login-code" ? mail.loginCode : mail.enrolmentCode;
  return {
    subject: sentences.subject(inertText(insurer.shortName)),
    blocks: [
      paragraph(mail.addressee(inertText(content.kana))),
      paragraph(sentences.enterCode),
      { type: "code", code: content.code },
      paragraph(mail.validUntil(content.expiresAt)),
      paragraph(sentences.why(inertText(insurer.name))),
      paragraph(sentences.keepSecret),
      { type: "heading", text: mail.notYouHeading },
      paragraph(sentences.notYou),
    ],
  };
}

function draftPasswordReset(
  content: Extract<MailContent, { kind: "password-reset" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const sentences = mail.passwordReset;
  return {
    subject: sentences.subject(inertText(insurer.shortName)),
    blocks: [
      paragraph(mail.addressee(inertText(content.kana))),
      paragraph(sentences.openLink),
      { type: "link", label: sentences.linkLabel, href: content.link },
      paragraph(mail.validUntil(content.expiresAt)),
      paragraph(sentences.why(inertText(insurer.name))),
      { type: "heading", text: mail.notYouHeading },
      paragraph(sentences.notYou),
    ],
  };
}

function draftClerkInvitation(
  content: Extract<MailContent, { kind: "clerk-invitation" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const sentences = mail.clerkInvitation;
  return {
    subject: sentences.subject(inertText(insurer.shortName)),
    blocks: [
      paragraph(mail.addressee(inertText(content.name))),
      paragraph(sentences.why(inertText(content.insurerName))),
      paragraph(sentences.openLink),
      { type: "link", label: sentences.linkLabel, href: content.link },
      paragraph(mail.validUntil(content.expiresAt)),
      { type: "heading", text: mail.notYouHeading },
      paragraph(sentences.notYou),
    ],
  };
}

function draftLoginIdReminder(
  content: Extract<MailContent, { kind: "login-id-reminder" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const sentences = mail.loginIdReminder;
  return {
    subject: sentences.subject(inertText(insurer.shortName)),
    blocks: [
      paragraph(sentences.lead),
      ...content.people.flatMap(({ kana, loginId }): MailBlock[] => [
        paragraph(sentences.person(inertText(kana))),
        { type: "code", code: inertText(loginId) },
      ]),
      paragraph(sentences.next),
      { type: "link", label: sentences.linkLabel, href: `${insurerOrigin(insurer)}/login` },
      paragraph(sentences.why(inertText(insurer.name))),
      { type: "heading", text: mail.notYouHeading },
      paragraph(sentences.notYou),
    ],
  };
}

function draft(content: MailContent, insurer: Insurer, mail: Messages["mail"]): Draft {
  switch (content.kind) {
    case "email-confirmation":
      return draftEmailConfirmation(content, insurer, mail);
    case "login-code":
    case "enrolment-code":
      return draftLoginCode(content, insurer, mail);
    case "password-reset":
      return draftPasswordReset(content, insurer, mail);
    case "clerk-invitation":
      return draftClerkInvitation(content, insurer, mail);
    case "login-id-reminder":
      return draftLoginIdReminder(content, insurer, mail);
    case "notice":
      return draftNotice(content, insurer, mail);
  }
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
