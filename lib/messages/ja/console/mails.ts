import { HISTORY_DAYS } from "#lib/kernel/limits.ts";
import { formats } from "../format.ts";

const grouped = (count: number) => count.toLocaleString("ja-JP");

/** 「メールの送信」: what the portal sends to members and clerks, and what became of it. */
export const mailsText = {
  title: "メールの送信",
  lead: `加入者と担当者に送ったメールです。送り終えたものと届かなかったものは、${HISTORY_DAYS}日間残ります。本文は表示しません。`,
  caption: "メールの一覧",
  tabs: "ステータス",
  all: "すべて",
  states: { queued: "送信待ち", failed: "届かなかった", sent: "送信済み" },
  counted: (label: string, count: number) => `${label}（${grouped(count)}件）`,
  none: "メールはまだありません。",
  noneOf: {
    queued: "送信を待っているメールはありません。",
    failed: "届かなかったメールはありません。",
    sent: "送信済みのメールはありません。",
  },
  columns: {
    createdAt: "日時",
    kind: "内容",
    to: "あて先",
    member: "加入者",
    state: "ステータス",
  },
  kinds: {
    "email-confirmation": "メールアドレスの確認",
    "login-code": "ログインのコード",
    "enrolment-code": "メール認証の設定のコード",
    "password-reset": "パスワードの再設定",
    "clerk-invitation": "担当者の招待",
    approval: "承認のお知らせ（担当者）",
    "document-arrived": "資格確認書のお知らせ",
    "temporary-login-id": "仮ユーザIDのご案内",
    "temporary-password": "仮パスワードのご案内",
    "login-id-reminder": "ユーザIDのご案内",
    notice: "変更のお知らせ",
  } as Readonly<Record<string, string>>,
  sentAt: (at: Date) => `送信済み（${formats.dateTime(at)}）`,
  waiting: (tries: number) => (tries === 0 ? "送信待ち" : `送り直し中（${grouped(tries)}回失敗）`),
  reasons: {
    expired: "コードやリンクの期限までに送れませんでした。",
    refused: "あて先のメールアドレスが受け付けられませんでした。アドレスを確かめてください。",
    unavailable: "メールサーバーが受け付けませんでした。",
  },
  /** The mail server's own code, for whoever runs it. */
  code: (code: string) => `（${code}）`,
  gone: "コードや仮パスワードを含むため、送り直せません。ご本人がもう一度操作するか、仮パスワードを発行し直します。",
  choose: (kind: string, to: string) => `${kind}（${to}）を選ぶ`,
  resend: "選んだメールを送り直す",
  resent: (count: number) => `${grouped(count)}件のメールを送り直します。`,
  notResent: "送り直すメールを選んでください。ほかの担当者が先に送り直したメールは、「送信待ち」でご覧いただけます。",
  older: "これより前のメール",
  newest: "最新のメール",
  ofMember: "この加入者のメールだけを表示しています。",
  clear: "すべての人のメールを見る",
  memberLink: "この人に送ったメールを見る",
} as const;
