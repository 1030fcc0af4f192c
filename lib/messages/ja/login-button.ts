/** 健保組合のホームページに置くログインのボタン (embed/, docs/adr/0021). */
export const loginButton = {
  logIn: "加入者ポータルにログイン",
  opensWindow: "新しい画面で開きます",
  opened: "ログインの画面を開きました。",
  signedIn: "ログインしました。",
  open: "加入者ポータルを開く",
  closed: "ログインの画面が閉じられました。",
};
