import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import type { DemoInsurer } from "./demo-insurers.ts";

/** Sample terms of use (利用規約), version 1, Markdown. */
export function demoTerms({ name }: DemoInsurer): string {
  return `# 第1条（この規約について）

この規約は、${name}（以下「当組合」といいます）が加入者の皆さまに提供するポータルサイト（以下「本サービス」といいます）の使い方の決まりです。内容に同意いただいた方が、本サービスをご利用になれます。

# 第2条（ご利用になれる方）

本サービスは、当組合の被保険者と被扶養者がご利用になれます。資格を失った日から、本サービスはご利用になれません。

# 第3条（ユーザIDとパスワード）

1. ユーザIDとパスワードは、ご本人だけがお使いください。家族であっても、ほかの方に教えたり貸したりすることはできません。
2. パスワードのほかに、生体認証やワンタイムパスワードなど、もう一つの認証方法を設定していただきます。
3. ほかの人に知られたおそれがあるときは、すぐにパスワードを変更し、当組合の窓口までお知らせください。

# 第4条（個人情報の取り扱い）

- 本サービスでお預かりする情報は、健康保険の事業と、ご本人であることの確認に使います。
- 法令で認められた場合を除き、ご本人の同意なく第三者に提供しません。
- ログインの日時や端末の種類を、不正な利用を防ぐために記録します。

# 第5条（してはいけないこと）

- ほかの人になりすまして利用すること
- 本サービスの仕組みを調べて破ろうとすること、運営を妨げること
- 法令や公の秩序に反すること

# 第6条（サービスの変更と停止）

点検や災害などのために、本サービスの全部または一部を止めることがあります。前もって決まっている停止は、お知らせに掲載します。

# 第7条（規約の変更）

規約を変更するときは、新しい規約をログインのときに表示します。同意いただいた後に、引き続きご利用になれます。

# 第8条（お問い合わせ）

この規約や本サービスについてのお問い合わせは、画面の下の「お困りのときは」にある窓口で承ります。
`;
}

type DemoAnnouncement = { title: string; body: string; isMembersOnly: boolean; publishedAt: Date };

/** Three announcements (お知らせ), dated some days before `now`. */
export function demoAnnouncements({ shortName }: DemoInsurer, now: Date): DemoAnnouncement[] {
  const daysAgo = (days: number) => addSeconds(now, -days * DAY_SECONDS);
  return [
    {
      title: "ポータルが新しくなりました",
      body: `ログインのときに、もう一つの認証方法を使うようになりました。はじめてログインするときに10分ほどで設定できます。\n\n不審なメールにご注意ください。${shortName}が、パスワードやワンタイムパスワードを電話やメールでお聞きすることはありません。`,
      isMembersOnly: false,
      publishedAt: daysAgo(3),
    },
    {
      title: "インフルエンザ予防接種の補助について",
      body: "1回につき2,000円を補助します。\n\n- 対象：接種の日に加入されている方\n- 必要なもの：領収書（お名前と接種日のわかるもの）\n- 申し込み：サービスメニューの「お問い合わせ」にある窓口へお電話ください",
      isMembersOnly: true,
      publishedAt: daysAgo(8),
    },
    {
      title: "窓口の電話がつながりにくい時間について",
      body: "月曜日の午前中と連休の翌日は、電話が混み合います。お急ぎでない方は、午後にお電話ください。",
      isMembersOnly: false,
      publishedAt: daysAgo(20),
    },
  ];
}
