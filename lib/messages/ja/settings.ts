/** Shared by the settings' pages, and re-authentication (manual 004, chapter 3). */
export const settings = {
  menu: {
    profile: "プロフィール変更",
    signIn: "ログイン方法変更",
    history: "ログイン履歴",
  },
  everywhere: "全てのデバイスからサインアウトする",
  everywhereHint: "ほかの端末でログインしている場合に、そのログインを終わらせます。この端末はそのまま使えます。",
  /** Above a form that is shown again after re-authentication or new terms. */
  draftKept: "確認がすみました。入力内容は残っています。ご確認のうえ、もう一度ボタンを押してください。",
  reauthenticate: {
    title: "再認証",
    lead: "大切な設定を変更する前に、ご本人であることをもう一度確認します。続けるには、パスワードを入力してください。",
    loginId: "ユーザID",
    password: "パスワード",
    submit: "ログイン",
    passkey: "パスキーで確認する",
    missing: "パスワードを入力してください。",
    refused: "パスワードを確認できませんでした。入力した内容をご確認のうえ、もう一度入力してください。",
  },
  otherMember: {
    title: "別の方がログインしています",
    body: "この画面を開いたあとに、このブラウザで別の方がログインしました。入力した内容は送られていません。ご自身の設定を変更するには、いったんログアウトして、もう一度ログインしてください。",
    button: "ポータルに戻る",
  },
};
