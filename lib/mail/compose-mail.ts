import type { Insurer } from "#lib/insurers/insurer.ts";
import { messages } from "#lib/messages/messages.ts";
import { inertText } from "./inert-text.ts";
import type { MailBody, MailContent } from "./mail-content.ts";
import { type MailBlock, renderHtml, renderText } from "./render-blocks.ts";

type Draft = { subject: string; blocks: MailBlock[] };

const paragraph = (text: string): MailBlock => ({ type: "paragraph", text });

function draftEmailConfirmation(
  content: Extract<MailContent, { kind: "email-confirmation" }>,
  insurer: Insurer,
): Draft {
  const { mail } = messages();
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

/** Without any link: whoever expects one in a mail with a code is easier to deceive. */
function draftLoginCode(content: Extract<MailContent, { kind: "login-code" }>, insurer: Insurer): Draft {
  const { mail } = messages();
  const sentences = mail.loginCode;
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

function draft(content: MailContent, insurer: Insurer): Draft {
  switch (content.kind) {
    case "email-confirmation":
      return draftEmailConfirmation(content, insurer);
    case "login-code":
      return draftLoginCode(content, insurer);
  }
}

function contactLines({ branding }: Insurer["policy"]): string[] {
  const { mail } = messages();
  const contact = mail.contact({
    name: branding.contactName,
    phone: branding.contactPhone,
    hours: branding.contactHours,
    address: branding.contactAddress,
  });
  return [...contact.map(inertText), mail.doNotReply];
}

/**
 * The mail in the insurer's words: what to do and the code first, then until
 * when, who sends it and why, what to do if it was not you, whom to call
 * (spec §9). Nothing secret in the subject: phones show it while locked.
 */
export function composeMail(content: MailContent, insurer: Insurer): MailBody {
  const { subject, blocks } = draft(content, insurer);
  const all: MailBlock[] = [...blocks, { type: "footer", lines: contactLines(insurer.policy) }];
  return {
    subject,
    text: renderText(all),
    html: renderHtml(subject, all, insurer.policy.branding.keyColor),
  };
}
