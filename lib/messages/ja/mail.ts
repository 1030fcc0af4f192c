/** 「2025年3月17日 14時35分」 in Japan, wherever the server stands; seconds are cut, never rounded up. */
const deadlineFormat = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  calendar: "gregory",
  numberingSystem: "latn",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  hourCycle: "h23",
});

function deadline(moment: Date): string {
  const parts = Object.fromEntries(deadlineFormat.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.year}年${parts.month}月${parts.day}日 ${parts.hour}時${parts.minute}分`;
}

/** Sentences of the mails the portal sends; names arrive here already inert. */
export const mail = {
  addressee: (kana: string) => `${kana} 様`,
  validUntil: (moment: Date) => `有効期限：${deadline(moment)}まで`,
  notYouHeading: "お心当たりがない場合",
  contact: ({ name, phone, hours, address }: Record<"name" | "phone" | "hours" | "address", string>) => [
    name,
    `電話：${phone}（受付時間：${hours}）`,
    address,
  ],
  doNotReply: "このメールは送信専用です。ご返信いただいても、お答えすることができません。",

  emailConfirmation: {
    subject: (shortName: string) => `【${shortName}】メールアドレスの確認`,
    why: (insurerName: string) =>
      `${insurerName}の加入者向けポータルで、このメールアドレスが入力されました。ご本人のメールアドレスであることを確認するため、お送りしています。`,
    openLink: "次のリンクを開き、表示された画面のボタンを押してください。",
    linkLabel: "メールアドレスを確認する",
    enterCode: "リンクを開けないときは、お手続き中の画面の「確認コード」に、次の6桁の数字を入力してください。",
    notYou:
      "ほかの方が、メールアドレスを間違えて入力した可能性があります。何もなさらずに、このメールを削除してください。リンクを開いたり、ボタンを押したりしないでください。ご不安なときは、下記までお電話ください。",
  },

  loginCode: {
    subject: (shortName: string) => `【${shortName}】ログイン用ワンタイムパスワードのお知らせ`,
    enterCode: "ログインの画面に、次のワンタイムパスワード（6桁の数字）を入力してください。",
    why: (insurerName: string) =>
      `${insurerName}の加入者向けポータルで、あなたのユーザIDとパスワードを使ったログインの操作がありました。ご本人であることを確認するため、お送りしています。`,
    keepSecret: "この数字は、ほかの方に教えないでください。当組合の職員がお尋ねすることはありません。",
    notYou:
      "この数字を入力しないかぎり、ログインはできません。ただし、あなたのパスワードをほかの方が知っている可能性があります。下記までお電話ください。",
  },
};
