import { HISTORY_DAYS, HISTORY_PAGE_LINES } from "#lib/kernel/limits.ts";
/** 「ログイン履歴」 and 「心当たりがない」. */
export const history = {
  title: "ログイン履歴",
  lead: `${HISTORY_DAYS}日以内の記録です。新しいものから順に並んでいます。`,
  empty: "ここに表示する記録はありません。",
  logins: "ログインの記録",
  outcomes: {
    "logged-in": "ログインしました",
    reauthenticated: "再認証しました",
    failed: "ログインできませんでした",
  },
  methods: {
    password: "パスワード",
    birthDate: "生年月日",
    passkey: "生体認証",
    totp: "認証アプリ",
    email: "メール認証",
    recoveryCode: "リカバリーコード",
  },
  by: (outcome: string, method: string) => `${outcome}（${method}）`,
  failedHint: "「ログインできませんでした」の記録は、ご本人の入力まちがいでも残ります。",
  older: `前の${HISTORY_PAGE_LINES}件`,
  newest: "最新の記録に戻る",
  notMe: {
    lead: "見覚えのない記録があるときは、次のボタンから手続きをしてください。",
    link: "心当たりがない",
  },
};

export const notMe = {
  title: "心当たりがない",
  lead: "ほかの方があなたのユーザIDを使ったかもしれないときの手続きです。",
  willHappen: "下のボタンを押すと、次のことが行われます。",
  steps: [
    "この端末のほかは、すべての端末からサインアウトします。",
    "確認が終わっていないメールアドレスの変更を取り消します。",
    "メールで届いたリンクや番号のうち、まだ使われていないものを使えなくします。「変更を取り消す」のリンクは残ります。",
    "続けて、新しいパスワードを決める画面に進みます。",
  ],
  submit: "ほかの端末をサインアウトして、パスワードを変更する",
  checkHeading: "登録した覚えのないものはありませんか",
  checkLead:
    "今の登録内容です。覚えのない端末は「ログイン方法変更」で削除してください。メールアドレスが変わっているときは、以前のアドレスに届いたメールの「変更を取り消す」を押すか、お電話ください。",
  email: "メールアドレス",
  none: "登録なし",
  isSetUp: "設定済み",
  registered: (name: string, date: string) => `${name}（作成日 ${date}）`,
};
