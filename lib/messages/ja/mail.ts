import { CODE_DIGITS, UNDO_HOURS } from "#lib/kernel/limits.ts";
import { formats } from "./format.ts";

/** Sentences of the mails; names arrive here already inert. */
export const mail = {
  addressee: (kana: string) => `${kana} 様`,
  validUntil: (moment: Date) => `有効期限：${formats.deadline(moment)}まで`,
  notYouHeading: "お心当たりがない場合",
  contact: ({ name, phone, hours, postalAddress }: Record<"name" | "phone" | "hours" | "postalAddress", string>) => [
    name,
    `電話：${phone}`,
    `受付時間：${hours}`,
    postalAddress,
  ],
  doNotReply: "このメールは送信専用です。ご返信いただいても、お答えすることができません。",

  emailConfirmation: {
    subject: (shortName: string) => `【${shortName}】メールアドレスの確認`,
    why: (insurerName: string) =>
      `${insurerName}の加入者向けポータルで、このメールアドレスが入力されました。ご本人のメールアドレスであることを確認するため、お送りしています。`,
    openLink: "次のリンクを開き、表示された画面のボタンを押してください。",
    linkLabel: "メールアドレスを確認する",
    enterCode: `リンクを開けないときは、お手続き中の画面の「確認コード」に、次の${CODE_DIGITS}けたの番号を入力してください。`,
    notYou:
      "ほかの方が、メールアドレスを間違えて入力した可能性があります。何もなさらずに、このメールを削除してください。リンクを開いたり、ボタンを押したりしないでください。ご不安なときは、下記までお電話ください。",
  },

  loginCode: {
    subject: (shortName: string) => `【${shortName}】ログイン用ワンタイムパスワードのお知らせ`,
    enterCode: `ログインの画面に、次のワンタイムパスワード（${CODE_DIGITS}けたの番号）を入力してください。`,
    why: (insurerName: string) =>
      `${insurerName}の加入者向けポータルで、あなたのユーザIDとパスワードを使ったログイン、または設定を変える前の再認証の操作がありました。ご本人であることを確認するため、お送りしています。`,
    keepSecret: "この番号は、ほかの方に教えないでください。当組合の職員がお尋ねすることはありません。",
    notYou:
      "この番号を入力しないかぎり、ログインはできません。ただし、あなたのパスワードをほかの方が知っている可能性があります。下記までお電話ください。",
  },

  enrolmentCode: {
    subject: (shortName: string) => `【${shortName}】メール認証の設定のご案内`,
    enterCode: `メール認証の設定の画面に、次のワンタイムパスワード（${CODE_DIGITS}けたの番号）を入力してください。`,
    why: (insurerName: string) =>
      `${insurerName}の加入者向けポータルにログイン中の画面で、「メール認証」の設定が始まりました。このアドレスにメールが届くことを確認するため、お送りしています。`,
    keepSecret: "この番号は、ほかの方に教えないでください。当組合の職員がお尋ねすることはありません。",
    notYou:
      "この番号を入力しないかぎり、設定は変わりません。ただし、ほかの方があなたのポータルにログインしている可能性があります。下記までお電話ください。",
  },

  passwordReset: {
    subject: (shortName: string) => `【${shortName}】パスワード再設定のご案内`,
    openLink: "次のリンクを開き、表示された画面の「次へ」を押してください。",
    linkLabel: "パスワードをリセット",
    why: (insurerName: string) =>
      `${insurerName}の加入者向けポータルで、「パスワードを忘れた方はこちら」からお申し込みがありました。`,
    notYou:
      "何もなさらずに、このメールを削除してください。リンクを開かないかぎり、パスワードは変わりません。くり返し届くときは、下記までお電話ください。",
  },

  clerkInvitation: {
    subject: (shortName: string) => `【${shortName}】担当者の登録のご案内`,
    why: (insurerName: string) => `${insurerName}の担当者として、けんぽポータルの管理画面に招待されました。`,
    openLink: "次のリンクを開き、認証の方法とパスワードを設定してください。生体認証か認証アプリを使います。",
    linkLabel: "担当者の登録を始める",
    notYou: "何もなさらずに、このメールを削除してください。リンクを開いても、設定を終えないかぎり何も変わりません。",
  },

  approval: {
    subject: (shortName: string, headline: string) => `【${shortName}】${headline}`,
    subjects: {
      asked: "承認待ちの申請があります",
      approved: "申請が承認されました",
      refused: "申請が差し戻されました",
      done: "承認された操作が終わりました",
    },
    happened: {
      asked: "ほかの担当者から、承認の申請がありました。内容を確かめて、承認するか差し戻してください。",
      approved: "あなたの申請が承認されました。",
      refused: "あなたの申請が差し戻されました。理由は管理画面でご覧いただけます。",
      done: "承認された申請の操作が終わりました。結果は管理画面でご覧いただけます。",
    },
    linkLabel: "申請を開く",
    why: "けんぽポータルの管理画面の担当者の方にお送りしています。加入者の情報は、このメールには書かれていません。",
  },

  documentArrived: {
    subject: (shortName: string) => `【${shortName}】資格確認書が届きました`,
    lead: "電子交付をお申し込みの資格確認書が、加入者ポータルに届きました。",
    openLink: "次のボタンから「資格情報」を開いてください。ご覧になるには、ログインが必要です。",
    linkLabel: "資格情報を開く",
    why: (insurerName: string) => `${insurerName}の加入者向けポータルで、電子交付に同意された方にお送りしています。`,
    notYou: "このメールに、お名前や番号は書いていません。お申し込みの覚えがないときは、下記までお電話ください。",
  },

  temporaryLoginId: {
    subject: (shortName: string) => `【${shortName}】仮ユーザIDのご案内`,
    lead: "ポータルにはじめてログインするための仮ユーザIDは、次のとおりです。仮パスワードは、別のメールでお送りします。",
    openLink: "次のリンクからログインの画面を開き、仮ユーザIDと仮パスワードを入力してください。",
    linkLabel: "ログインの画面を開く",
    why: (insurerName: string) => `${insurerName}から、加入者向けポータルの初回ログインがまだの方にお送りしています。`,
    notYou:
      "ほかの方のメールアドレスとして登録されている可能性があります。このメールを削除し、下記までお電話ください。仮ユーザIDだけではログインできません。",
  },

  temporaryPassword: {
    subject: (shortName: string) => `【${shortName}】仮パスワードのご案内`,
    enterCode:
      "ログインの画面に、次の仮パスワードを入力してください。仮ユーザIDは、別のメールでお送りしています。前の仮パスワードは使えません。",
    why: (insurerName: string) => `${insurerName}から、加入者向けポータルの初回ログインがまだの方にお送りしています。`,
    keepSecret: "この仮パスワードは、ほかの方に教えないでください。当組合の職員がお尋ねすることはありません。",
    notYou:
      "ほかの方のメールアドレスとして登録されている可能性があります。このメールを削除し、下記までお電話ください。",
  },

  loginIdReminder: {
    subject: (shortName: string) => `【${shortName}】ユーザIDのご案内`,
    lead: "お問い合わせのあった生年月日とメールアドレスで登録されているユーザIDは、次のとおりです。",
    person: (kana: string) => `${kana} 様のユーザID`,
    next: "次のログインの画面に、このユーザIDとパスワードを入力してください。",
    linkLabel: "ログインの画面を開く",
    why: (insurerName: string) =>
      `${insurerName}の加入者向けポータルで、「ユーザIDを忘れた方はこちら」からお申し込みがありました。`,
    notYou:
      "何もなさらずに、このメールを削除してください。ユーザIDだけではログインできません。ご不安なときは、下記までお電話ください。",
  },

  notice: {
    subject: (shortName: string, headline: string) => `【${shortName}】${headline}`,
    subjects: {
      "password-changed": "パスワードが変更されました",
      "login-id-changed": "ユーザIDが変更されました",
      "method-changed": "認証方法が変更されました",
      "email-change-requested": "メールアドレスの変更が申し込まれました",
      "email-changed": "メールアドレスが変更されました",
      "email-restored": "メールアドレスを元に戻しました",
      "factor-added": "認証に使う端末が追加されました",
      "factor-removed": "認証に使う端末が削除されました",
      "recovery-code-made": "リカバリーコードが発行されました",
      "recovery-code-used": "リカバリーコードが使われました",
      "lost-factor-code-used": "健保組合のコードが使われました",
      "lost-factor-code-issued": "健保組合がコードを発行しました",
      "insurer-unlocked": "ログインのロックを解除しました",
      "insurer-signed-out": "すべての端末からログアウトしました",
      "insurer-reissued": "仮パスワードを再発行しました",
      "insurer-stopped": "ポータルの利用を停止しました",
      "insurer-resumed": "ポータルの利用を再開しました",
      "insurer-corrected-kana": "ユーザー名を訂正しました",
      "insurer-told-login-id": "ユーザIDをお伝えしました",
      "new-browser-login": "新しい端末からログインがありました",
      "password-reset": "パスワードが再設定されました",
      locked: "ログインのまちがいが続いています",
    },
    methods: { passkey: "生体認証", totp: "認証アプリ", email: "メール認証" },
    happened: {
      "password-changed": "ポータルのパスワードが変更されました。",
      "login-id-changed": (loginId: string) => `ポータルのユーザIDが「${loginId}」に変更されました。`,
      "method-changed": (method: string) => `ポータルの認証方法が「${method}」に変更されました。`,
      "email-change-requested": (to: string) =>
        `メールアドレスを「${to}」に変える申し込みがありました。新しいアドレスで確認が終わるまで、このアドレスをお使いいただけます。`,
      "email-changed": (to: string) => `ポータルのメールアドレスが「${to}」に変更されました。`,
      "email-restored":
        "メールアドレスの変更を取り消し、元のアドレスに戻しました。すべての端末のログインを終わらせました。",
      "factor-added": (method: string, name: string | null) =>
        name === null ? `「${method}」が設定されました。` : `「${method}」に「${name}」が追加されました。`,
      "factor-removed": (method: string, name: string | null) =>
        name === null ? `「${method}」の設定が削除されました。` : `「${method}」から「${name}」が削除されました。`,
      "factors-replaced": "これまでに登録されていた認証アプリ・生体認証・メール認証は、すべて使えなくなりました。",
      "recovery-code-made": (isFirst: boolean) =>
        `リカバリーコードが発行されました。${isFirst ? "" : "以前のリカバリーコードは使えなくなりました。"}`,
      "recovery-code-used":
        "リカバリーコードを使ったログインがありました。使われたコードは、もう使えません。新しい認証方法の設定が終わると、これまでの認証方法は使えなくなります。",
      "lost-factor-code-used":
        "健保組合が発行したコードを使ったログインがありました。使われたコードは、もう使えません。新しい認証方法の設定が終わると、これまでの認証方法は使えなくなります。",
      "lost-factor-code-issued":
        "認証アプリや生体認証が使えない方のための1回だけ使えるコードを、健保組合が発行しました。コードはこのメールには書かれていません。",
      "insurer-unlocked":
        "健保組合が、あなたのログインのロックを解除しました。今のパスワードと認証方法で、すぐにログインできます。",
      "insurer-signed-out":
        "健保組合が、あなたをすべての端末からログアウトさせました。パスワードと認証方法は変わりません。",
      "insurer-reissued":
        "健保組合が、あなたの仮パスワードを再発行しました。これまでのパスワードと認証方法は使えなくなり、すべての端末からログアウトしました。仮パスワードはこのメールには書かれていません。",
      "insurer-stopped": "健保組合が、あなたのポータルの利用を停止しました。停止している間はログインできません。",
      "insurer-resumed":
        "健保組合が、あなたのポータルの利用を再開しました。停止する前のパスワードと認証方法でログインできます。",
      "insurer-corrected-kana": "健保組合が、ポータルに表示されるあなたのユーザー名を訂正しました。",
      "insurer-told-login-id":
        "健保組合が、お問い合わせにお答えして、あなたのユーザIDをお伝えしました。ユーザIDはこのメールには書かれていません。",
      "new-browser-login": "これまでに使われたことのない端末またはブラウザから、ログインがありました。",
      "password-reset": "「パスワードを忘れた方はこちら」の手続きで、パスワードが再設定されました。",
      locked: {
        password: {
          waiting:
            "あなたのユーザIDで、パスワードのまちがいが続きました。安全のため、パスワードでのログインを一時的に止めています。時間がたつと、もう一度ログインできます。お急ぎのときは、ログイン画面の「パスワードを忘れた方はこちら」から届くメールのリンクを開くと、そのブラウザでは今のパスワードでログインできます。登録済みの生体認証では、今もログインできます。",
          disabled:
            "あなたのユーザIDで、パスワードのまちがいがくり返されました。安全のため、パスワードでのログインを止めました。登録済みの生体認証では、今もログインできます。パスワードでのログインは、ログイン画面の「パスワードを忘れた方はこちら」から届くメールのリンクを開き、新しいパスワードを決めると、また使えます。今のパスワードを覚えている方は、そのリンクを開いたブラウザなら、今のパスワードでもログインできます。",
        },
        secondFactor: {
          waiting:
            "あなたのユーザIDと正しいパスワードが入力されたあと、ワンタイムパスワードなどの番号のまちがいが続きました。安全のため、番号でのログインを一時的に止めています。時間がたつと、もう一度ログインできます。",
          disabled:
            "あなたのユーザIDと正しいパスワードが入力されたあと、ワンタイムパスワードなどの番号のまちがいがくり返されました。安全のため、番号でのログインを止めました。もう一度使えるようにするには、下記までお電話ください。",
        },
      },
    },
    when: (at: Date) => `日時：${formats.deadline(at)}`,
    where: ({ browser, system }: { browser: string | null; system: string | null }) =>
      `端末：${browser ?? "不明なブラウザ"}（${system ?? "不明な端末"}）`,
    you: "ご本人の操作であれば、何もしていただく必要はありません。",
    youNewBrowser:
      "ご本人のログインであれば、何もしていただく必要はありません。機種を変えたときや、いつもと違うブラウザを使ったときにも、このメールが届きます。",
    youInsurer: "健保組合に依頼された場合や、健保組合から説明を受けた場合は、何もしていただく必要はありません。",
    youLocked: "ご本人の入力まちがいであれば、ご心配はいりません。",
    notYou:
      "ほかの方が操作した可能性があります。次のリンクからログインし、すべての端末のログインを終わらせて、パスワードを変更してください。",
    notYouLocked: {
      password:
        "ほかの方が、あなたのユーザIDでログインを試している可能性があります。正しいパスワードが入力されないかぎり、ログインはできません。ご心配なときは、次のリンクからログインし、すべての端末のログインを終わらせて、パスワードを変更してください。",
      secondFactor:
        "あなたのパスワードを、ほかの方が知っている可能性があります。できるだけ早く、次のリンクからログインし、すべての端末のログインを終わらせて、パスワードを変更してください。",
    },
    notYouInsurer:
      "ほかの方が、あなたの名前で健保組合に連絡した可能性があります。できるだけ早く、下記までお電話ください。",
    notYouLabel: "心当たりがない",
    undo: `ほかの方が操作した可能性があります。次のリンクから、${UNDO_HOURS}時間以内に変更を取り消してください。`,
    undoLabel: "変更を取り消す",
    call: "操作できないときや、ご不安なときは、下記までお電話ください。",
  },
};
