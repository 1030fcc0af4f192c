/** Of the button and the sentence below it. Pages change it by the variables, and by the parts `button` and `status`. */
export const STYLE = `
:host{display:inline-block;max-width:100%}
:host([hidden]){display:none}
a{box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;max-width:100%;
min-height:3rem;padding:.5em 1.5em;border:2px solid var(--kenpo-login-border,transparent);
border-radius:var(--kenpo-login-radius,8px);background:var(--kenpo-login-background,#0017c1);
color:var(--kenpo-login-color,#fff);font:var(--kenpo-login-font,700 1rem/1.5 system-ui,sans-serif);
text-align:center;text-decoration:none}
a:hover{text-decoration:underline;text-underline-offset:.2em}
a:focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d}
p{max-width:20em;margin:.5em 0 0;font-size:.875rem;line-height:1.5}
p:empty{display:none}
@media (forced-colors:active){a{border-color:LinkText}}
`;
