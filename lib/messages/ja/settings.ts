/** Shared by the settings' pages, and re-authentication (manual 004, chapter 3). */
export const settings = {
  menu: {
    profile: "プロフィール変更",
    signIn: "ログイン方法変更",
    history: "ログイン履歴",
  },
  everywhere: "全てのデバイスからサインアウトする",
  everywhereHint: "ほかの端末でログインしている場合に、そのログインを終わらせます。この端末はそのまま使えます。",
  /** In a reset, before the login is complete. */
  everywhereHintReset: "ほかの端末のログインを終わらせます。",
  /** Above a form that re-authentication or new terms led back to: a secret has to be typed again. */
  notYetDone: "まだ変更は終わっていません。下の内容をご確認のうえ、ボタンを押してください。",
  reauthenticate: {
    title: "再認証",
    lead: (act: string) => `${act}ために、ご本人であることをもう一度確かめます。`,
    /** What it is for, before 「ために」. */
    acts: {
      password: "パスワードを更新する",
      email: "メールアドレスを変更する",
      "login-id": "ユーザIDを変更する",
      method: "認証方法を変更する",
      passkey: "生体認証を設定する",
      totp: "認証アプリを設定する",
      "email-code": "メール認証を設定する",
      "email-code-delete": "メール認証を削除する",
      delete: "デバイスを削除する",
      rename: "名前を変更する",
      "recovery-code": "リカバリーコードを発行する",
      "sign-out": "ほかのデバイスをサインアウトする",
      "not-me": "「心当たりがない」の手続きを進める",
      service: "サービスに進む",
      eligibility: "資格情報を開く",
      other: "大切な設定を変更する",
    },
    /** With an act that is carried out as soon as the proof is there. */
    atOnce: "確認がすむと、すぐに行います。もう一度ボタンを押す必要はありません。",
    /** On the second screen: what comes next. */
    next: (act: string) => `確認がすむと、「${act}」手続きに進みます。`,
    cancel: "やめて戻る",
    loginId: "ユーザID",
    password: "パスワード",
    passwordWay: "パスワードで確認する",
    submit: "ログイン",
    passkey: "生体認証（パスキー）で確認する",
    missing: "パスワードを入力してください。",
    refused: "パスワードを確認できませんでした。入力した内容をご確認のうえ、もう一度入力してください。",
  },
  otherMember: {
    title: "別の方がログインしています",
    body: "この画面を開いたあとに、このブラウザで別の方がログインしました。入力した内容は送られていません。ご自身の設定を変更するには、いったんログアウトして、もう一度ログインしてください。",
    button: "ポータルに戻る",
  },
};
