/**
 * The button's look: first the original style, then what `"style": "v2"` of app.json changes
 * (documentation: 框架/小程序配置, style). In v2 a button that is not mini has a width of its own with a
 * selector that a single class of the program does not beat, as on the phone.
 */
export const buttonLook = `
wx-button {
  position: relative; display: block; box-sizing: border-box; margin-left: auto; margin-right: auto;
  padding-left: 14px; padding-right: 14px; border-radius: 5px; overflow: hidden;
  font-size: 18px; line-height: 2.55555556; text-align: center; text-decoration: none;
  color: var(--wx-button-text, #000); background-color: var(--wx-button-fill, #f8f8f8);
  -webkit-tap-highlight-color: transparent; user-select: none; touch-action: manipulation;
}
wx-button::after {
  content: ' '; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box;
  border: 1px solid rgba(0, 0, 0, 0.2); border-radius: 10px; transform: scale(0.5); transform-origin: 0 0;
  pointer-events: none;
}
wx-button[type='primary'] { color: #fff; background-color: #1aad19; }
wx-button[type='warn'] { color: #fff; background-color: #e64340; }
wx-button[plain] { color: #353535; border: 1px solid #353535; background-color: transparent; }
wx-button[plain]::after { border-width: 0; }
wx-button[plain][type='primary'] { color: #1aad19; border-color: #1aad19; background-color: transparent; }
wx-button[plain][type='warn'] { color: #e64340; border-color: #e64340; background-color: transparent; }
wx-button[size='mini'] { display: inline-block; padding: 0 1.32em; font-size: 13px; line-height: 2.3; }
wx-button[disabled] { color: rgba(0, 0, 0, 0.3); }
wx-button[disabled]:not([type]) { background-color: #f7f7f7; }
wx-button[disabled][type='primary'] { color: rgba(255, 255, 255, 0.6); background-color: #9ed99d; }
wx-button[disabled][type='warn'] { color: rgba(255, 255, 255, 0.6); background-color: #ec8b89; }
wx-button[disabled][plain] { color: rgba(0, 0, 0, 0.2); border-color: rgba(0, 0, 0, 0.2); background-color: #f7f7f7; }
wx-button[loading]::before {
  content: ' '; display: inline-block; width: 18px; height: 18px; margin: -4px 8px 0 0; vertical-align: middle;
  box-sizing: border-box; border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%;
  animation: wx-button-loading 0.9s linear infinite;
}
@keyframes wx-button-loading { to { transform: rotate(1turn); } }
.button-hover { color: rgba(0, 0, 0, 0.6); background-color: #dedede; }
.button-hover[type='primary'] { color: rgba(255, 255, 255, 0.6); background-color: #179b16; }
.button-hover[type='warn'] { color: rgba(255, 255, 255, 0.6); background-color: #ce3c39; }
.button-hover[plain] { color: rgba(53, 53, 53, 0.6); border-color: rgba(53, 53, 53, 0.6); background-color: transparent; }

:where([data-wx-style='v2']) wx-button {
  padding: 8px 24px; border-radius: 4px; font-size: 17px; font-weight: 700; line-height: 1.41176471;
  color: var(--wx-button-text, #06ae56); background-color: var(--wx-button-fill, #f2f2f2);
}
:where([data-wx-style='v2']) wx-button::after { border-width: 0; }
:where([data-wx-style='v2']) wx-button:not([size='mini']) { width: 184px; margin-left: auto; margin-right: auto; }
:where([data-wx-style='v2']) wx-button[size='mini'] { width: auto; padding: 5px 12px; font-size: 16px; line-height: 1.4; }
:where([data-wx-style='v2']) wx-button[type='primary'] { color: #fff; background-color: #07c160; }
:where([data-wx-style='v2']) wx-button[type='warn'] { color: #fa5151; background-color: var(--wx-button-fill, #f2f2f2); }
:where([data-wx-style='v2']) wx-button[plain] { color: var(--wx-text, #353535); border-color: currentColor; background-color: transparent; }
:where([data-wx-style='v2']) wx-button[plain][type='primary'] { color: #06ae56; border-color: #06ae56; background-color: transparent; }
:where([data-wx-style='v2']) wx-button[plain][type='warn'] { color: #fa5151; border-color: #fa5151; background-color: transparent; }
:where([data-wx-style='v2']) wx-button[disabled] { color: var(--wx-text-disabled, rgba(0, 0, 0, 0.3)); background-color: var(--wx-button-fill, #f2f2f2); }
:where([data-wx-style='v2']) wx-button[disabled][type='primary'] { color: rgba(255, 255, 255, 0.6); background-color: #9ce6bf; }
:where([data-wx-style='v2']) .button-hover { background-color: rgba(0, 0, 0, 0.1); opacity: 0.7; }
:where([data-wx-style='v2']) .button-hover[type='primary'] { background-color: #06ad56; opacity: 1; }
`;
