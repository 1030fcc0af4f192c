/** On the way to a service of the insurer (docs/adr/0020). */
export const connect = {
  goOn: {
    title: (service: string) => `${service}に進みます`,
    body: "そのままお待ちください。画面が変わらないときは、下のボタンを押してください。",
    button: "サービスに進む",
  },
  consent: {
    title: (service: string) => `${service}に情報を渡します`,
    lead: (service: string) =>
      `「${service}」は、健康保険組合とは別の会社が運営しています。ご利用には、次の情報が必要です。同意いただいたときだけお渡しします。`,
    heading: "お渡しする情報",
    scopes: {
      profile: "お名前（フリガナを含む）",
      email: "メールアドレス",
      birthdate: "生年月日",
      insured_kind: "被保険者・被扶養者の別",
      insurance_number: "保険証の記号・番号・枝番",
    },
    note: "パスワードや認証方法をお渡しすることはありません。同意は1回だけお聞きします。",
    agree: "同意して進む",
    refuse: "同意せずに戻る",
  },
  stronger: {
    title: "もう一度、ご本人の確認をお願いします",
    body: (service: string, methods: string) =>
      `「${service}」は大切な情報をあつかうため、${methods}での確認が必要です。いまのログインとは別に、もう一度ご確認ください。`,
    hint: "確認の途中で別の方法の画面が出たときは、「別の方法でログイン」からお選びください。",
    button: "確認に進む",
    back: "サービスに戻る",
  },
  cannot: {
    title: "このサービスには、別の認証方法が必要です",
    body: (service: string, methods: string) =>
      `「${service}」は大切な情報をあつかうため、${methods}での確認が必要です。まだ設定されていないため、先に「ログイン方法変更」で設定してください。設定のあと、サービスをもう一度開いてください。`,
    button: "ログイン方法を設定する",
    back: "サービスに戻る",
  },
  methods: { passkey: "生体認証（パスキー）", totp: "認証アプリ", email: "メール認証" },
  or: "または",
  otherMember: {
    title: "別の方がログインしています",
    body: (service: string) =>
      `「${service}」を使っていた方とは別の方が、このブラウザでポータルにログインしています。いったんログアウトして、サービスからもう一度お進みください。`,
    button: "ログアウトする",
  },
  refused: {
    title: "サービスに進めませんでした",
    because: {
      service: "このサービスは、この健康保険組合には登録されていません。",
      address: "サービスから届いた戻り先のアドレスが、登録されたものと違います。",
      expired: "時間がたったか、すでに終わった手続きです。サービスメニューから、もう一度お進みください。",
      request: "サービスから届いた内容に誤りがあります。",
      failed: "一時的に手続きができません。しばらくたってから、もう一度お進みください。",
    },
    safe: "お客さまの情報は、サービスに渡していません。くり返し表示されるときは、健康保険組合の窓口にお電話ください。",
    button: "ポータルに戻る",
  },
  logout: {
    title: "サービスからログアウトしました",
    body: "けんぽポータルからもログアウトしますか。ポータルからログアウトすると、ほかのサービスのログインも終わります。",
    confirm: "ポータルからもログアウトする",
    stay: "ポータルにはログインしておく",
  },
};
