import { DASHBOARD_DAYS, EXPIRING_DAYS, INVITATION_DAYS, MAX_NAME_CHARACTERS } from "#lib/kernel/limits.ts";
import { formats } from "../format.ts";
import { consoleAnnouncements } from "./announcements.ts";
import { approvalsText } from "./approvals.ts";
import { consoleBranding } from "./branding.ts";
import { consoleContent } from "./content.ts";
import { consoleLoginHelp } from "./login-help.ts";
import { consoleMemberActs } from "./member-acts.ts";
import { consoleMembers } from "./members.ts";
import { consoleServices } from "./services.ts";
import { consoleTerms } from "./terms.ts";

/** Sentences of the insurers' console. In Japanese only: clerks of a health insurance society read them (spec §10). */
export const consoleText = {
  siteName: "管理画面",
  brand: "けんぽポータル 管理画面",
  menu: "メニュー",
  nav: {
    home: "ホーム",
    members: "加入者",
    imports: "取り込み",
    letters: "通知書・仮パスワード",
    approvals: "承認",
    policy: "ログインの決まり",
    branding: "見た目",
    services: "サービス",
    loginHelp: "ログインの案内",
    notices: "お知らせ",
    terms: "利用規約",
    jobs: "処理の状況",
    audit: "監査ログ",
    clerks: "担当者",
    me: "自分の設定",
  },
  groups: { people: "加入者", portal: "ポータル", records: "記録" },
  roles: { viewer: "閲覧", officer: "担当", manager: "管理" },
  roleHints: {
    viewer: "加入者と記録を見ることができます。変更はできません。",
    officer: "加入者のロックの解除、仮パスワードの再発行などができます。",
    manager: "担当のできることに加えて、担当者の招待と役割の変更ができます。",
  },
  methods: { passkey: "生体認証", totp: "OTP認証", email: "OTP認証（メール）" },
  device: (browser: string | null, system: string | null) =>
    `${browser ?? "不明なブラウザ"}（${system ?? "不明な端末"}）`,
  clerkName: (name: string) => `${name} さん`,
  search: { label: "加入者をさがす", hint: "記号・番号、カナ、氏名、ユーザID、メールアドレス", submit: "検索" },

  login: {
    lead: "健康保険組合の担当者の方の画面です。加入者の方は、ご加入の健康保険組合のポータルをお使いください。",
    email: "メールアドレス",
    emailMissing: "メールアドレスを入力してください。",
    refused: "メールアドレスまたはパスワードが違います。",
    help: "ログインできないときは、組合の「管理」の担当者に、招待のメールを送り直すよう頼んでください。",
  },
  invitation: { title: "担当者の登録", lead: "認証の方法と、新しいパスワードを設定します。数分で終わります。" },

  home: {
    title: "ホーム",
    asOf: (now: Date) => `${formats.dateTime(now)} 時点`,
    empty: "まだ加入者がいません。運用窓口に、加入者の取り込みを依頼してください。",
    todo: "対応が必要",
    nothingToDo: "いま対応が必要なことはありません。",
    locked: (count: string) => `ロック中 ${count}名`,
    expiring: (count: string) => `仮パスワードの期限が${EXPIRING_DAYS}日以内 ${count}名`,
    mailFailures: (count: string) => `届かなかったメール（${DASHBOARD_DAYS}日） ${count}件`,
    figures: {
      active: "加入者",
      firstLogin: "初回ログイン完了",
      factor: "認証の設定済み",
      recent: `ログインした人（${DASHBOARD_DAYS}日）`,
    },
    people: (count: string) => `${count}名`,
    share: (percent: string) => `${percent}%`,
    stages: {
      heading: "初回ログインの進み",
      table: "表で見る",
      stage: "段階",
      people: "人数",
      share: "割合",
      invited: "案内済み",
      terms: "利用規約に同意",
      email: "メールアドレスを確認",
      password: "パスワードを設定",
      done: "初回ログイン完了",
      factor: "認証を設定",
    },
    methods: { heading: "認証方法", method: "方法", none: "まだ設定した人はいません。" },
  },

  ...consoleMembers,
  ...consoleMemberActs,
  ...consoleContent,
  ...consoleBranding,
  ...consoleServices,
  ...consoleLoginHelp,
  ...consoleTerms,
  ...consoleAnnouncements,
  approvals: approvalsText,

  clerks: {
    title: "担当者",
    caption: "担当者の一覧",
    invite: "担当者を招待",
    back: "担当者一覧に戻る",
    columns: {
      name: "名前",
      email: "メールアドレス",
      role: "役割",
      state: "ステータス",
      lastLogin: "最終ログイン",
      act: "操作",
    },
    states: { invited: "招待中", active: "利用中", stopped: "停止" },
    roleLabel: "役割",
    nameLabel: "名前",
    emailLabel: "メールアドレス",
    inviteTitle: "担当者の招待",
    inviteLead: `登録のためのリンクを、メールでお送りします。リンクは${INVITATION_DAYS}日間使えます。`,
    inviteSubmit: "招待のメールを送る",
    errors: {
      "email-unreadable": "メールアドレスの形になっていません。",
      "email-taken": "このメールアドレスは使えません。別のメールアドレスを入力してください。",
      "name-missing": "名前を入力してください。",
      "name-too-long": `名前は${MAX_NAME_CHARACTERS}文字以内で入力してください。`,
    },
    changeRole: "役割を変更",
    stop: "利用を停止",
    resume: "利用を再開",
    resend: "招待を送り直す",
    resetFactors: "認証を再設定",
    resetHint: "この担当者が認証の端末をなくしたときに使います。ほかの「管理」の担当者の承認が必要です。",
    roleChanged: (name: string, role: string) => `${name} さんの役割を「${role}」に変更しました。`,
    stopped: (name: string) => `${name} さんの利用を停止しました。`,
    resumed: (name: string) => `${name} さんの利用を再開しました。`,
    resent: (name: string) => `${name} さんに招待のメールを送り直しました。`,
    failures: {
      unknown: "この担当者は見つかりません。",
      yourself: "自分の役割や利用は変えられません。ほかの「管理」の担当者に頼んでください。",
      "last-manager": "「管理」の担当者が1名もいなくなるため、変えられません。",
    },
  },

  audit: {
    title: "監査ログ",
    caption: "監査ログ",
    lead: "この組合の記録です。新しいものから表示しています。",
    columns: { at: "日時", actor: "だれが", action: "何を", member: "対象", result: "結果" },
    results: { success: "成功", failure: "失敗", refused: "拒否" },
    times: (count: number) => `×${count}`,
    actors: {
      operator: "運用者",
      system: "システム",
      anonymous: "不明",
      browser: "不明",
      member: "本人",
      clerk: "担当者",
    },
    none: "記録はまだありません。",
    older: "これより古い記録",
    newest: "最新の記録",
    openMember: "加入者",
  },

  forbidden: {
    title: "この画面は使えません",
    body: "あなたの役割では、この画面や操作を使えません。組合の「管理」の担当者に、役割の変更を頼んでください。",
    home: "ホームに戻る",
  },
  failed: "実行できませんでした。もう一度お試しください。",
};
